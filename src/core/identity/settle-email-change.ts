import type { SettlingMeans } from './means.ts'

// Job of 'email-change-requested', as the owner role. One letter to each address.
export declare function settleEmailChange(
  means: SettlingMeans,
  job: { readonly confirmationId: string },
): Promise<void>
