import type { CalendarDate } from '#base/calendar-date.ts'
import { decimalEquals } from '#base/decimal.ts'
import { isRefused } from '#base/outcome.ts'
import { parseTypedDecimal } from '#base/typed-decimal.ts'
import type { TypedReading } from './judge-submission.ts'
import type { SameSubmission } from './show-reading-form.ts'

// Any dial's places: those of the meter may have changed since.
const anyPlaces = { integerDigits: 64, fractionDigits: 64 }

// Whether what was typed is what the submission holds, by its values alone: no rule of days or
// meters is asked, because what was taken once stays taken.
export function isSame(
  same: SameSubmission,
  takenOn: CalendarDate,
  typed: readonly TypedReading[],
): boolean {
  const filled = typed.filter((one) => one.typed.trim() !== '')
  if (same.takenOn !== takenOn || same.readings.length !== filled.length) return false
  return same.readings.every(({ meterId, zone, value }) => {
    const again = filled.find((one) => one.meterId === meterId && one.zone === zone)
    const parsed = parseTypedDecimal(again?.typed ?? '', anyPlaces)
    return !isRefused(parsed) && decimalEquals(value, parsed.value)
  })
}
