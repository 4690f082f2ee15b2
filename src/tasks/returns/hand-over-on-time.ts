import { assert } from '#base/assert.ts'
import type { UtilitySettings } from '#core/customers/utility.ts'
import { handOver } from '#core/exchange/returns/hand-over.ts'
import { isReturnTime } from '#core/exchange/returns/return-times.ts'
import type { Clock } from '#platform/clock.ts'
import type { Database } from '#platform/postgres/database.ts'
import { type Bell, ring } from '#platform/ring.ts'

export type HandOverMeans = Bell & {
  readonly db: Database
  readonly clock: Clock
  readonly utility: Pick<UtilitySettings, 'timeZone' | 'returns'>
  // Absent: packages are made by hand.
  readonly returnsFolder?: string | undefined
}

// Comes at every quarter of an hour and hands over when it is one of the utility's times: by the
// quarter it was meant for, however late it runs. What could not be written rings, and is tried
// again.
export async function handOverOnTime(means: HandOverMeans, payload: unknown): Promise<void> {
  const { utility, returnsFolder, log } = means
  if (returnsFolder === undefined) return
  if (!isReturnTime(utility.returns.at, utility.timeZone, quarterOf(payload))) return
  try {
    const { packages, refused } = await handOver(means, returnsFolder)
    for (const { sequence, readings } of packages) {
      log.info('return.written', { sequence, readings })
    }
    if (refused) throw new Error(`the package for billing is not written: ${refused}`)
  } catch (fault) {
    ring(means, 'return-not-written')
    throw fault
  }
}

// The quarter as the timetable had it, on which it is exactly.
function quarterOf(payload: unknown): Temporal.Instant {
  const { _cron: cron } = payload as { readonly _cron?: { readonly ts?: unknown } }
  assert(typeof cron?.ts === 'string', 'a recurring job knows its time')
  return Temporal.Instant.from(cron.ts).round({ smallestUnit: 'minute', roundingMode: 'floor' })
}
