import type { Origin } from '#core/audit/origin.ts'
import type { Viewer } from '#core/customers/viewer.ts'
import type { IdentityMeans } from './means.ts'

// The token opens nothing from here on, in every process within a second.
export declare function signOut(
  means: Pick<IdentityMeans, 'db' | 'clock'>,
  origin: Origin,
  viewer: Viewer,
): Promise<void>
