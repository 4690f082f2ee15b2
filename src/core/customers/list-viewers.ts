import type { Origin } from '#core/audit/origin.ts'
import type { CustomersMeans } from './means.ts'
import type { Viewed } from './viewer.ts'

export type ViewerLine = {
  // The e-mail, masked.
  readonly shownAs: string
  readonly linkedAt: Temporal.Instant
  readonly self: boolean
}

// Everybody whose login is linked to the account, the first linked first. The look itself is on
// record.
export declare function listViewers(
  means: Pick<CustomersMeans, 'db' | 'clock'>,
  origin: Origin,
  viewed: Viewed,
): Promise<readonly ViewerLine[]>
