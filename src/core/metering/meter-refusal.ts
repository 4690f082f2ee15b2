import type { CalendarDate } from '#base/calendar-date.ts'
import type { FormMeter } from './form-meter.ts'
import { verificationOf } from './verification.ts'

// Why readings of a meter are not taken, whatever they are; in the order in which they are told: of
// an expired one that billing takes no readings of either, the customer hears what can be mended.
export type MeterRefusal = 'meter-closed' | 'verification-expired' | 'read-automatically'

type Asked = Pick<FormMeter, 'closedOn' | 'acceptsReadings' | 'verifyBefore'>

// Undefined where they are. ПП РФ № 354: from the day after the term of a поверка they are not; its
// day is that of the reading. The summary asks the same of all meters at once, in SQL (`meters` and
// `to_read` of customers/summary-store.ts).
export function meterRefusal(
  { closedOn, acceptsReadings, verifyBefore }: Asked,
  today: CalendarDate,
  takenOn = today,
): MeterRefusal | undefined {
  if (isClosed({ closedOn }, today)) return 'meter-closed'
  if (verificationOf(verifyBefore, takenOn).state === 'expired') return 'verification-expired'
  return acceptsReadings ? undefined : 'read-automatically'
}

// From its last day on nothing is read of a meter, and nobody needs to be warned of its поверка.
export function isClosed({ closedOn }: Pick<Asked, 'closedOn'>, today: CalendarDate): boolean {
  return closedOn !== null && closedOn <= today
}
