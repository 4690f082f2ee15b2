import type { SettlingMeans } from './means.ts'

// Job of 'password-reset-requested', as the owner role. One letter, none beyond the day's cap for
// one address.
export declare function settlePasswordReset(
  means: SettlingMeans,
  job: { readonly confirmationId: string },
): Promise<void>
