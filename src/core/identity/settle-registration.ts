import type { SettlingMeans } from './means.ts'

// Job of 'registration-submitted', as the owner role. Owes exactly one letter, and none beyond the
// day's cap for one address; running twice changes nothing.
export declare function settleRegistration(
  means: SettlingMeans,
  job: { readonly confirmationId: string },
): Promise<void>
