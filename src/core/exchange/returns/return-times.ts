// Whether a package is to be made at this quarter of an hour: some 'HH:MM' of the list has come on
// the zone's wall clock. Each comes once a day: a time that the clock leaves out comes when the
// clock goes on, one that it shows twice comes the first time.
export function isReturnTime(
  at: readonly string[],
  timeZone: string,
  instant: Temporal.Instant,
): boolean {
  const today = instant.toZonedDateTimeISO(timeZone).toPlainDate()
  // What is left out around midnight may come on the day after its own.
  const days = [today.subtract({ days: 1 }), today]
  return days.some((day) =>
    at.some((time) => {
      const wall = day.toPlainDateTime(Temporal.PlainTime.from(time))
      return wall.toZonedDateTime(timeZone).toInstant().equals(instant)
    }),
  )
}
