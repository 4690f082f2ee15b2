import { isRefused } from '#base/outcome.ts'
import type { ReadingFormMeans } from '#core/metering/show-reading-form.ts'
import { submitReadings } from '#core/metering/submit-readings.ts'
import type { Sending } from './sending-region.ts'
import { townDay, townMorning } from './town-day.ts'
import { viewedBench } from './viewed-bench.ts'

// Throws unless it was written now: what is refused or known already is no submission.
export async function submitSending(
  means: ReadingFormMeans,
  { customer, submissionId, readings }: Sending,
): Promise<void> {
  const arrival = { now: townMorning, today: townDay, source: 'ab'.repeat(32) }
  const outcome = await submitReadings(means, arrival, viewedBench(customer), {
    submissionId,
    takenOn: townDay,
    readings,
    seen: 'preview',
    corrects: null,
  })
  if (isRefused(outcome) || outcome.again) {
    throw new Error(`not written: ${isRefused(outcome) ? outcome.refused : 'known already'}`)
  }
}
