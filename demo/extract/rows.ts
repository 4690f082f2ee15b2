import { decimalText } from '#base/decimal.ts'
import { rublesText } from '#base/money.ts'
import utility from '#settings/demo.ts'
import type { Balance, Entry, Reading } from '../billing/bill.ts'
import type { BillingMonth } from '../billing-calendar.ts'
import { dayOf } from '../billing-calendar.ts'
import type { DataSet } from '../data-set.ts'
import {
  type DemoContract,
  type DemoMeter,
  type Household,
  holderNameIn,
  type Moment,
} from '../households/household.ts'
import type { IssuedReceipt } from '../receipts/issued-receipt.ts'
import type { TariffRow } from '../tariffs.ts'

// Rows of the extract by column. What has not happened by the month `to` is not told yet.

export function tariffRow(row: TariffRow) {
  return {
    tariff_code: row.code,
    zone: row.zone,
    valid_from: row.validFrom,
    valid_to: row.validTo,
    service: row.service,
    name: row.name,
    unit: row.unit,
    price: decimalText(row.price),
  }
}

export function accountRow(data: DataSet, household: Household, to: number) {
  return {
    account_number: household.accountNumber,
    unified_number: household.unifiedNumber,
    branch: household.branch.code,
    holder_name: holderNameIn(household, to),
    address: household.address,
    kind: household.kind,
    area_m2: decimalText({ units: BigInt(household.areaTenths), scale: 1 }),
    residents: household.residents === undefined ? '' : String(household.residents),
    opened_on: household.openedOn,
    closed_on: dayIfPast(data, household.closing, to),
  }
}

export function contractRow(
  data: DataSet,
  household: Household,
  contract: DemoContract,
  to: number,
) {
  return {
    contract_number: contract.number,
    account_number: household.accountNumber,
    service: contract.service,
    tariff_code: contract.tariffCode,
    supplier: utility.name,
    signed_on: household.openedOn,
    ended_on: dayIfPast(data, household.closing, to),
  }
}

export function meterRow(
  data: DataSet,
  household: Household,
  contract: DemoContract,
  meter: DemoMeter,
  to: number,
) {
  const removedOn = dayIfPast(data, meter.removal, to)
  const { verificationEndsIn } = household.traits
  const expired =
    contract.service === 'electricity' &&
    verificationEndsIn !== undefined &&
    verificationEndsIn <= to
  return {
    meter_id: meter.id,
    contract_number: contract.number,
    serial_number: meter.serialNumber,
    model: meter.model,
    zones: String(meter.zones.length),
    integer_digits: String(meter.integerDigits),
    fraction_digits: String(meter.fractionDigits),
    ratio: String(meter.ratio),
    installed_on: meter.installedOn,
    removed_on: removedOn,
    verified_on: meter.verifiedOn,
    verify_before: meter.verifyBefore,
    place: meter.place,
    accepts_readings: String(!meter.automatic && !expired && removedOn === ''),
  }
}

export function readingRow(reading: Reading) {
  return {
    reading_id: reading.id,
    meter_id: reading.meter.id,
    zone: reading.zone,
    taken_on: reading.takenOn,
    value: decimalText(reading.value),
    source: reading.source,
    status: reading.rejectReason === undefined ? 'accepted' : 'rejected',
    reject_reason: reading.rejectReason ?? '',
    used_in: reading.usedIn ?? '',
    portal_reading_id: reading.portalReadingId ?? '',
  }
}

export function entryRow(household: Household, month: BillingMonth, entry: Entry) {
  return {
    entry_id: entry.id,
    account_number: household.accountNumber,
    contract_number: entry.contract.number,
    period: month.period,
    kind: entry.kind,
    zone: entry.zone ?? '',
    quantity: entry.quantity ? decimalText(entry.quantity) : '',
    price: entry.price ? decimalText(entry.price) : '',
    amount: rublesText(entry.amount),
    posted_on: entry.postedOn,
    note: entry.note ?? '',
  }
}

export function balanceRow(household: Household, month: BillingMonth, balance: Balance) {
  return {
    contract_number: balance.contract.number,
    period: month.period,
    account_number: household.accountNumber,
    opening: rublesText(balance.opening),
    charged: rublesText(balance.charged),
    paid: rublesText(balance.paid),
    closing: rublesText(balance.closing),
  }
}

export function receiptRow(receipt: IssuedReceipt, file: { bytes: number; sha256: string }) {
  return {
    account_number: receipt.household.accountNumber,
    period: receipt.bill.month.period,
    revision: String(receipt.revision),
    unique_number: receipt.uniqueNumber ?? '',
    issued_on: receipt.issuedOn,
    due_on: receipt.dueOn,
    opening: rublesText(receipt.opening),
    charged: rublesText(receipt.charged),
    paid: rublesText(receipt.paid),
    total_due: rublesText(receipt.totalDue),
    file: receipt.file,
    bytes: String(file.bytes),
    sha256: file.sha256,
  }
}

function dayIfPast(data: DataSet, moment: Moment | undefined, to: number): string {
  const month = moment && moment.month <= to ? data.calendar[moment.month] : undefined
  return moment && month ? dayOf(month, moment.day) : ''
}
