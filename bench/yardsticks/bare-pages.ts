import type { CalendarDate } from '#base/calendar-date.ts'
import type { AccountNumber, LinkId, LoginId } from '#base/ids.ts'
import { selectAccount } from '#core/customers/account-store.ts'
import { selectSummary } from '#core/customers/summary-store.ts'
import type { Viewed } from '#core/customers/viewer.ts'
import { selectLedger } from '#core/ledger/store.ts'
import { selectReadingForm } from '#core/metering/reading-form-store.ts'
import { selectReceipts } from '#core/receipts/store.ts'
import { type Statement, sql } from '#platform/postgres/sql.ts'

// What stands in the page, as plain as a program can make it.
type BarePage = {
  readonly statement: (account: string) => Statement<unknown>
  readonly html: (row: unknown) => string
}

const scopeOf = (account: string) => ({
  login: '' as LoginId,
  accounts: [account as AccountNumber],
})
const viewedOf = (account: string): Viewed => ({
  linkId: '' as LinkId,
  accountNumber: account as AccountNumber,
  givenName: null,
  scope: scopeOf(account),
})
const today = '2019-02-04' as CalendarDate

export const barePages: Readonly<Record<string, BarePage>> = {
  // Account, contracts, meters, 24 rows of the ledger and the balance: the page that other stacks
  // were measured by (docs/performance).
  customer: { statement: selectCustomer, html: tableOf },
  summary: {
    statement: (account) => selectSummary(scopeOf(account), { today, warnBy: today }),
    html: tableOf,
  },
  account: { statement: (account) => selectAccount(viewedOf(account), today), html: tableOf },
  ledger: {
    statement: (account) => selectLedger(viewedOf(account), { from: null, to: null }),
    html: tableOf,
  },
  receipts: { statement: (account) => selectReceipts(viewedOf(account)), html: tableOf },
  readings: {
    statement: (account) => selectReadingForm(viewedOf(account), today, null),
    html: tableOf,
  },
}

function selectCustomer(account: string): Statement<unknown> {
  return sql`
    select a.*,
      (select json_agg(c) from contracts c where c.account_number = ${account}) as contracts,
      (select json_agg(m) from meters m where m.account_number = ${account}) as meters,
      (select json_agg(e) from (
         select * from entries where account_number = ${account}
         order by period desc, entry_id limit 24) e) as entries,
      (select sum(closing) from balances b where b.account_number = ${account}
         and b.period = (select max(period) from balances where account_number = ${account})
      ) as balance
    from accounts a where a.account_number = ${account}`
}

// Every value of the row in a cell of its own, lists as rows, escaped.
function tableOf(row: unknown): string {
  return `<!doctype html><html><body><table>${cells(row)}</table></body></html>`
}

function cells(value: unknown): string {
  if (Array.isArray(value)) {
    let rows = ''
    for (const item of value) rows += `<tr>${cells(item)}</tr>`
    return rows
  }
  if (value !== null && typeof value === 'object' && !(value instanceof Date)) {
    let columns = ''
    for (const item of Object.values(value)) columns += cells(item)
    return columns
  }
  return `<td>${String(value ?? '').replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)}</td>`
}
