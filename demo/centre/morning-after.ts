import { addDays } from '#base/calendar-date.ts'
import { firstDayOf, nextPeriod, type Period } from '#base/period.ts'
import utility from '#settings/demo.ts'
import { workingDay } from '../billing-calendar.ts'

// Nine o'clock on the first working day after the night in which the month was billed, that of the
// next month's 1st.
export function morningAfter(period: Period): Temporal.Instant {
  const day = workingDay(addDays(firstDayOf(nextPeriod(period)), 1))
  return Temporal.PlainDate.from(day)
    .toZonedDateTime({ timeZone: utility.timeZone, plainTime: '09:00' })
    .toInstant()
}
