import type { CalendarDate } from '#base/calendar-date.ts'
import { isClosed } from '#core/metering/meter-refusal.ts'
import { verificationOf } from '#core/metering/verification.ts'
import { type Html, html } from '#platform/html/html.ts'
import { notice } from '../../parts/notice.ts'
import { verificationNote } from '../../parts/verification-note.ts'
import type { Visit } from '../../visit.ts'

// Warns of a поверка that ends soon or has ended; nothing for a closed meter.
export function verificationNotice(
  { language, today }: Visit,
  meter: { readonly verifyBefore: CalendarDate | null; readonly closedOn: CalendarDate | null },
): Html | undefined {
  if (isClosed(meter, today)) return undefined
  const verification = verificationOf(meter.verifyBefore, today)
  const note = verificationNote(language, verification, meter.verifyBefore)
  return note && notice(language, 'warning', html`<p><b>${note.what}</b></p><p>${note.next}</p>`)
}
