import type { Origin } from '#core/audit/origin.ts'
import type { CustomersMeans } from './means.ts'
import type { Viewed } from './viewer.ts'

// Ends the link; what billing holds about the account stays. The number of a recent receipt links
// it again.
export declare function removeAccount(
  means: Pick<CustomersMeans, 'db' | 'clock'>,
  origin: Origin,
  viewed: Viewed,
): Promise<void>
