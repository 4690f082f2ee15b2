// The one name that the copy of a receipt may have in an extract (docs/exchange-format.md). The
// period as YYYY-MM.
export function receiptFileName(account: string, period: string, revision: string): string {
  return `receipts/${account}-${period}-${revision}.pdf`
}

// Whose receipt a file is by its name; undefined where no receipt's file is called so.
export function accountOfReceiptFile(path: string): string | undefined {
  return /^receipts\/(\d{4,20})-\d{4}-\d{2}-\d+\.pdf$/.exec(path)?.[1]
}
