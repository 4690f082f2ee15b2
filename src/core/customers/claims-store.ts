import type { AccountNumber } from '#base/ids.ts'
import type { Period } from '#base/period.ts'
import { sql } from '#platform/postgres/sql.ts'
import { type ReceiptKey, receiptsThatOpen } from './claim.ts'

export const receiptOfNumber = (numberHash: string) => sql<
  ReceiptKey & { accountNumber: AccountNumber }
>`
  select account_number as "accountNumber", to_char(period, 'YYYY-MM') as period, revision
    from receipt_numbers
   where number_hash = decode(${numberHash}, 'hex')`

export const newestReceipts = (account: AccountNumber, scope: readonly AccountNumber[]) => sql<{
  period: Period
  revision: number
}>`
  select to_char(period, 'YYYY-MM') as period, revision
    from receipts
   where account_number = ${account} and account_number = any (${scope})
   order by receipts.period desc, receipts.revision desc
   limit ${receiptsThatOpen}`
