import type { Period } from '#base/period.ts'

export type ReceiptKey = { readonly period: Period; readonly revision: number }

// Who holds one of these has had post from the utility lately: a tenant who moved out last year has
// not.
export const receiptsThatOpen = 3

// Takes the account's receipts newest first: by period, then by revision.
export function opensAccount(receipt: ReceiptKey, newestFirst: readonly ReceiptKey[]): boolean {
  return newestFirst
    .slice(0, receiptsThatOpen)
    .some(({ period, revision }) => period === receipt.period && revision === receipt.revision)
}
