// The only place that asks the machine for the time. Everything else is handed a clock.
export type Clock = { now(): Temporal.Instant }

export const systemClock: Clock = { now: () => Temporal.Now.instant() }

// For tests and the make-believe utility, which live in January 2019. `advance` moves it forward.
export function clockAt(start: string): Clock & { advance(duration: Temporal.DurationLike): void } {
  let now = Temporal.Instant.from(start)
  return {
    now: () => now,
    advance: (duration) => {
      now = now.add(duration)
    },
  }
}
