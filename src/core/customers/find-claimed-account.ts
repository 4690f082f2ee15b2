import type { AccountNumber } from '#base/ids.ts'
import type { ReceiptNumber } from '#base/receipt-number.ts'
import type { Keyring } from '#platform/keyring.ts'
import type { Database } from '#platform/postgres/database.ts'
import { opensAccount } from './claim.ts'
import { newestReceipts, receiptOfNumber } from './claims-store.ts'

// Asked about when a number is unknown; the answer is not used.
const nobodysAccount = '0000' as AccountNumber

// The account that a number opens now, found by the number's keyed hash (hex). Undefined for an
// unknown and for an outlived number, after the same two statements.
export async function findClaimedAccount(
  db: Database,
  numberHash: string,
): Promise<AccountNumber | undefined> {
  const [receipt] = await db.read({ key: numberHash }, receiptOfNumber(numberHash))
  const accountNumber = receipt?.accountNumber ?? nobodysAccount
  const accounts = [accountNumber]
  const newest = await db.read({ accounts }, newestReceipts(accountNumber, accounts))
  return receipt && opensAccount(receipt, newest) ? receipt.accountNumber : undefined
}

// What is kept of a number and what it is found by: hex.
export function receiptNumberHash(keyring: Keyring, number: ReceiptNumber): string {
  return keyring.mac('receipt-number', number).toString('hex')
}
