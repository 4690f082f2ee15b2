import { parseCalendarDate } from './calendar-date.ts'

const TIME_AND_OFFSET =
  /^T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/
const LONGEST = '2019-01-01T04:00:00.000000000+12:00'.length
const DATE_LENGTH = '2019-01-01'.length

// Reads RFC 3339 with its mandatory offset, a real day of 1900–2100 and at most nanoseconds.
// Refuses a leap second, which no instant here can hold, and lower-case t and z.
export function parseInstant(text: string): Temporal.Instant | undefined {
  if (text.length > LONGEST) return undefined
  if (parseCalendarDate(text.slice(0, DATE_LENGTH)) === undefined) return undefined
  return TIME_AND_OFFSET.test(text.slice(DATE_LENGTH)) ? Temporal.Instant.from(text) : undefined
}

// RFC 3339 on an IANA zone's wall clock: '2019-01-01T04:00:00+12:00'. The same instant exactly.
export function instantText(instant: Temporal.Instant, zone: string): string {
  // Before standard time zones had offsets with seconds, which RFC 3339 cannot write.
  const wholeMinutes = instant.toZonedDateTimeISO(zone).offset.slice(0, '+12:00'.length)
  return instant.toString({ timeZone: wholeMinutes })
}
