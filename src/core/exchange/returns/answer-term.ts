// Whatever was handed over before this moment should be answered by now.
export function answeredByNow(now: Temporal.Instant, answerWithinDays: number): Temporal.Instant {
  return now.subtract({ hours: 24 * answerWithinDays })
}
