import type { Origin } from '#core/audit/origin.ts'
import type { Viewer } from '#core/customers/viewer.ts'
import type { IdentityMeans } from './means.ts'

// Ends one session of the viewer's own login. A foreign, ended or malformed id is 'absent' alike.
export declare function endSession(
  means: Pick<IdentityMeans, 'db' | 'clock'>,
  origin: Origin,
  viewer: Viewer,
  sessionId: string,
): Promise<'ended' | 'absent'>
