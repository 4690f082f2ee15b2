import type { Origin } from '#core/audit/origin.ts'
import type { CustomersMeans } from './means.ts'
import type { Viewed } from './viewer.ts'

// Puts the account at this place (from 1; beyond the ends means at the end) and keeps the others in
// their order. The same form sent twice changes nothing more.
export declare function moveAccount(
  means: Pick<CustomersMeans, 'db' | 'clock'>,
  origin: Origin,
  viewed: Viewed,
  place: number,
): Promise<void>
