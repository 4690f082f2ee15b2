import { assert } from '#base/assert.ts'
import type { CalendarDate } from '#base/calendar-date.ts'
import { sum } from '#base/money.ts'
import type { Database } from '#platform/postgres/database.ts'
import type { Account, Contract, ContractMonth, Meter } from './account.ts'
import { type AccountRow, selectAccount } from './account-store.ts'
import { latestReceiptOf } from './latest-receipt.ts'
import { compareServices, type Service } from './service.ts'
import { storedDecimal } from './stored-decimal.ts'
import type { Viewed } from './viewer.ts'

// The account with its contracts, prices of the day, meters and last readings, in one round trip.
// Undefined when the account is not, or no longer, in the viewer's scope.
export async function showAccount(
  { db }: { readonly db: Database },
  viewed: Viewed,
  onDay: CalendarDate,
): Promise<Account | undefined> {
  const [row] = await db.readTogether(viewed.scope, selectAccount(viewed, onDay))
  return row && accountOf(viewed, row)
}

function accountOf(viewed: Viewed, row: AccountRow): Account {
  const contracts = row.contracts
    .map(contractOf)
    .sort((left, right) => compareServices(left.service, right.service))
  const serviceOf = new Map(contracts.map((one) => [one.contractNumber, one.service]))
  return {
    linkId: viewed.linkId,
    accountNumber: viewed.accountNumber,
    givenName: viewed.givenName,
    branch: row.branch,
    unifiedNumber: row.unified_number,
    holderName: row.holder_name,
    address: row.address,
    kind: row.kind,
    areaM2: row.area_m2 === null ? null : storedDecimal(row.area_m2),
    residents: row.residents,
    openedOn: row.opened_on,
    closedOn: row.closed_on,
    asOf: row.as_of,
    held: row.held,
    balance: sum(contracts.map((contract) => contract.lastMonth?.closing ?? 0n)),
    contracts,
    meters: row.meters
      .map((meter) => meterOf(meter, serviceOf))
      .sort((left, right) => compareServices(left.service, right.service)),
    latestReceipt: row.receipt && latestReceiptOf(row.receipt),
  }
}

function contractOf(contract: AccountRow['contracts'][number]): Contract {
  return {
    contractNumber: contract.number,
    service: contract.service,
    supplier: contract.supplier,
    signedOn: contract.signed_on,
    endedOn: contract.ended_on,
    lastMonth: contract.balance && monthOf(contract.balance),
    prices: contract.prices.map(([zone, name, unit, price, validFrom]) => ({
      zone,
      name,
      unit,
      price: storedDecimal(price),
      validFrom,
    })),
  }
}

function monthOf(balance: NonNullable<AccountRow['contracts'][number]['balance']>): ContractMonth {
  const [period, opening, charged, paid, closing] = balance
  return {
    period,
    opening: BigInt(opening),
    charged: BigInt(charged),
    paid: BigInt(paid),
    closing: BigInt(closing),
  }
}

function meterOf(
  meter: AccountRow['meters'][number],
  serviceOf: ReadonlyMap<string, Service>,
): Meter {
  const service = serviceOf.get(meter.contract)
  assert(service !== undefined, 'a meter belongs to a contract of its account')
  return {
    meterId: meter.id,
    contractNumber: meter.contract,
    service,
    serialNumber: meter.serial,
    model: meter.model,
    zones: meter.zones,
    ratio: storedDecimal(meter.ratio),
    installedOn: meter.installed_on,
    removedOn: meter.removed_on,
    closedOn: meter.closed_on,
    verifiedOn: meter.verified_on,
    verifyBefore: meter.verify_before,
    place: meter.place,
    acceptsReadings: meter.accepts,
    sentReadings: meter.sent.map(([zone, value, takenOn, submission]) => ({
      zone,
      value: storedDecimal(value),
      takenOn,
      submission,
    })),
    lastReadings: meter.readings.map(([zone, takenOn, value, source, usedIn]) => ({
      zone,
      takenOn,
      value: storedDecimal(value),
      source,
      usedIn,
    })),
  }
}
