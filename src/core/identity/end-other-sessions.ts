import type { Origin } from '#core/audit/origin.ts'
import type { Viewer } from '#core/customers/viewer.ts'
import type { IdentityMeans } from './means.ts'

// Ends every session of the login but this one; tells how many.
export declare function endOtherSessions(
  means: Pick<IdentityMeans, 'db' | 'clock'>,
  origin: Origin,
  viewer: Viewer,
): Promise<number>
