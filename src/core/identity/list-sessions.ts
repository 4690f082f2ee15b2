import type { Viewer } from '#core/customers/viewer.ts'
import type { IdentityMeans } from './means.ts'
import type { SessionLine } from './session.ts'

// The live sessions of this login, this one first, then the last seen.
export declare function listSessions(
  means: Pick<IdentityMeans, 'db' | 'clock'>,
  viewer: Viewer,
): Promise<readonly SessionLine[]>
