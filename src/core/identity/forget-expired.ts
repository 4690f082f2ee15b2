import type { IdentityMeans } from './means.ts'

// Recurring job, as the owner role: drafts, links, sessions and counts that can no longer matter
// leave the database.
export declare function forgetExpired(means: Pick<IdentityMeans, 'db' | 'clock'>): Promise<void>
