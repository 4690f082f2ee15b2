import type { Refused } from '#base/outcome.ts'
import type { Origin } from '#core/audit/origin.ts'
import type { CustomersMeans } from './means.ts'
import type { Viewed } from './viewer.ts'

export const longestAccountName = 60

// An empty name goes back to none. Length in characters as a person counts them.
export declare function renameAccount(
  means: Pick<CustomersMeans, 'db' | 'clock'>,
  origin: Origin,
  viewed: Viewed,
  name: string,
): Promise<'renamed' | Refused<'too-long' | 'unprintable'>>
