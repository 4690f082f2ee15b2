import type { UtilitySettings } from '#core/customers/utility.ts'
import { countUnanswered } from '#core/exchange/returns/count-unanswered.ts'
import type { Clock } from '#platform/clock.ts'
import type { Log } from '#platform/log.ts'
import type { Metrics } from '#platform/metrics/metrics.ts'
import type { Database } from '#platform/postgres/database.ts'

export type UnansweredMeans = {
  readonly db: Database
  readonly clock: Clock
  readonly utility: Pick<UtilitySettings, 'returns'>
  readonly log: Log
  readonly metrics: Pick<Metrics, 'readingsUnanswered'>
}

// Once a day: how many readings of each branch billing has left without an answer. Counts alone;
// which they are is for `kabinet submissions --unanswered` to say.
export async function tellUnanswered(means: UnansweredMeans): Promise<void> {
  const counts = await countUnanswered(means)
  let readings = 0
  for (const [branch, count] of counts) {
    means.metrics.readingsUnanswered.set({ branch }, count)
    readings += count
  }
  const { answerWithinDays } = means.utility.returns
  means.log.info('readings.unanswered', { readings, days: answerWithinDays })
}
