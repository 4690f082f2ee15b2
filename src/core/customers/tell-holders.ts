import type { CustomersMeans } from './means.ts'

// Job of 'account-linked', as the owner role: one letter to each other holder, once, however often
// it runs.
export declare function tellHolders(
  means: Pick<CustomersMeans, 'db' | 'clock'>,
  job: { readonly loginId: string; readonly linkId: string },
): Promise<void>
