import { recordAudit } from '#core/audit/record-audit.ts'
import type { Tx } from '#platform/postgres/database.ts'
import { ring } from '#platform/ring.ts'
import { countOne } from '#platform/tries/count-tries.ts'
import { wrongNumbersEverywhere } from './claim-caps.ts'
import type { CustomersMeans } from './means.ts'

// Counts a wrong receipt number over all visitors, and rings once in an hour that has more of them
// than people mistype. A step, best the last of its transaction: everybody counts in one row. The
// scope names the bucket as a key.
export async function countWrongNumber(
  tx: Tx,
  means: Pick<CustomersMeans, 'log' | 'metrics'>,
  at: Temporal.Instant,
): Promise<void> {
  means.metrics.wrongNumbers.inc()
  const wrong = await countOne(tx, at, wrongNumbersEverywhere)
  if (wrong !== wrongNumbersEverywhere.most + 1) return
  ring(means, 'number-guessing', { inThisHour: wrong })
  await recordAudit(tx, { at, action: 'number-guessing', outcome: 'alarm' })
}
