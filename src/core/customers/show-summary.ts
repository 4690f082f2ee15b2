import type { CalendarDate } from '#base/calendar-date.ts'
import type { AccountNumber, LinkId } from '#base/ids.ts'
import { type Kopecks, sum } from '#base/money.ts'
import type { Period } from '#base/period.ts'
import type { Database } from '#platform/postgres/database.ts'
import { type LatestReceipt, latestReceiptOf } from './latest-receipt.ts'
import { compareServices, type Service } from './service.ts'
import { type SummaryDays, type SummaryRow, selectSummary } from './summary-store.ts'
import { type AccountLink, scopeOf, type Viewer } from './viewer.ts'

export type AccountSummary = {
  readonly linkId: LinkId
  readonly accountNumber: AccountNumber
  readonly givenName: string | null
  readonly branch: string
  readonly address: string
  readonly closedOn: CalendarDate | null
  // The calculation that every figure here is from; null before the branch's first one.
  readonly asOf: Temporal.Instant | null
  // Set aside by the last extract: the figures stay as of an earlier one.
  readonly held: boolean
  // Positive is a debt, negative an overpayment; the sum of the services.
  readonly balance: Kopecks
  readonly services: readonly ServiceBalance[]
  readonly latestReceipt: LatestReceipt | null
  // Only those not closed whose verification ends by the day asked for, the soonest first.
  readonly metersToVerify: readonly MeterToVerify[]
  // Those that take readings from the customer today.
  readonly metersToRead: readonly MeterToRead[]
}

export type MeterToRead = {
  readonly meterId: string
  readonly service: Service
  // The last bill, from that of last month on, for which something was sent of it that billing has
  // not rejected, and by which submission of the account.
  readonly sentFor: Period | null
  readonly number: number | null
  // The same where billing has rejected what was sent last, and nothing stands for that bill.
  readonly rejected: { readonly period: Period; readonly number: number } | null
}

type ServiceBalance = { readonly service: Service; readonly balance: Kopecks }

export type MeterToVerify = {
  readonly meterId: string
  readonly serialNumber: string
  readonly service: Service
  readonly place: string | null
  readonly verifyBefore: CalendarDate
}

// What stands on every account of the viewer, in the viewer's own order, in one round trip.
export async function showSummary(
  { db }: { readonly db: Database },
  viewer: Viewer,
  days: SummaryDays,
): Promise<readonly AccountSummary[]> {
  if (viewer.links.length === 0) return []
  const scope = scopeOf(viewer)
  const rows = await db.readTogether(scope, selectSummary(scope, days))
  const byNumber = new Map(rows.map((row) => [row.account_number, row]))
  return viewer.links.flatMap((link) => {
    const row = byNumber.get(link.accountNumber)
    return row ? [summaryOf(link, row)] : []
  })
}

function summaryOf(link: AccountLink, row: SummaryRow): AccountSummary {
  const services = balancesByService(row.contracts)
  return {
    ...link,
    branch: row.branch,
    address: row.address,
    closedOn: row.closed_on,
    asOf: row.as_of,
    held: row.held,
    balance: sum(services.map((service) => service.balance)),
    services,
    latestReceipt: row.receipt && latestReceiptOf(row.receipt),
    metersToVerify: row.meters.map(([meterId, serialNumber, service, place, verifyBefore]) => ({
      meterId,
      serialNumber,
      service,
      place,
      verifyBefore,
    })),
    metersToRead: row.to_read.map(meterToRead),
  }
}

function meterToRead(json: SummaryRow['to_read'][number]): MeterToRead {
  const [meterId, service, period, number, isRejected] = json
  const none = period === null || number === null
  if (none || !isRejected) return { meterId, service, sentFor: period, number, rejected: null }
  return { meterId, service, sentFor: null, number: null, rejected: { period, number } }
}

// A service may have had several contracts, one after another: what is left on an ended one is
// still owed.
function balancesByService(contracts: SummaryRow['contracts']): readonly ServiceBalance[] {
  const balances = new Map<Service, Kopecks>()
  for (const [service, closing] of contracts) {
    balances.set(service, (balances.get(service) ?? 0n) + BigInt(closing))
  }
  return [...balances]
    .map(([service, balance]) => ({ service, balance }))
    .sort((left, right) => compareServices(left.service, right.service))
}
