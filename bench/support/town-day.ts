import type { CalendarDate } from '#base/calendar-date.ts'

// The day on which the make-believe region is at its best for readings: after its last calculation,
// before its meters' verifications run out one by one.
export const townDay = '2019-02-04' as CalendarDate
export const townMorning = Temporal.Instant.from('2019-02-04T09:00:00+12:00')
