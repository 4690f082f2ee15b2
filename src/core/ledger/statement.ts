import { type Kopecks, sum } from '#base/money.ts'
import type { Period } from '#base/period.ts'
import { compareTexts } from '#base/text.ts'
import { compareServices, type Service } from '#core/customers/service.ts'
import { type ZoneName, zoneName } from '#core/customers/zone.ts'
import {
  type Balance,
  type Entry,
  type EntryKind,
  entryKinds,
  type LedgerContract,
} from './entry.ts'

// What the database holds of a range of months.
export type LedgerFacts = {
  readonly contracts: readonly LedgerContract[]
  // The last closing of each contract before the range.
  readonly carried: readonly { readonly contractNumber: string; readonly closing: Kopecks }[]
  readonly balances: readonly Balance[]
  readonly entries: readonly Entry[]
}

export type StatementFilter = { readonly service?: Service; readonly kind?: EntryKind }

type Sums = {
  readonly opening: Kopecks
  readonly charged: Kopecks
  readonly paid: Kopecks
  readonly closing: Kopecks
}

type ContractSums = Sums & {
  readonly contractNumber: string
  readonly service: Service
}

export type StatementLine = Entry & {
  readonly service: Service
  readonly unit: LedgerContract['unit']
  readonly zoneName: ZoneName | null
  // What is owed in all after this row: over every contract the statement is about.
  readonly running: Kopecks
}

export type StatementMonth = Sums & {
  readonly period: Period
  readonly contracts: readonly ContractSums[]
  readonly lines: readonly StatementLine[]
}

// The лицевая карта over a range, the newest month first.
export type LedgerStatement = Sums & {
  // The first and last month the sums are of; null when there is none.
  readonly range: { readonly from: Period; readonly to: Period } | null
  readonly months: readonly StatementMonth[]
}

// Every month adds up: opening + charged + paid = closing, the rows lead from one to the other, and
// the next month opens where this one closed, unless a contract came with an opening of its own.
// A contract that billing did not close in a month keeps what it had. A chosen service narrows all
// of it; a chosen kind only hides rows.
export function buildStatement(facts: LedgerFacts, filter: StatementFilter): LedgerStatement {
  const contracts = facts.contracts.filter(
    ({ service }) => filter.service === undefined || service === filter.service,
  )
  const standing = new Map(facts.carried.map((one) => [one.contractNumber, one.closing]))
  const byPeriod = Map.groupBy(facts.balances, (balance) => balance.period)
  const entries = Map.groupBy(facts.entries, (entry) => entry.period)
  const months = [...byPeriod.keys()].sort().map((period) => {
    const sums = contracts.flatMap((contract) =>
      monthOf(contract, byPeriod.get(period) ?? [], standing),
    )
    const lines = linesOf(contracts, entries.get(period) ?? [], total(sums).opening)
    return { period, ...total(sums), contracts: sums, lines: ofKind(lines, filter.kind) }
  })
  const shown = months.filter(({ lines }) => filter.kind === undefined || lines.length > 0)
  const from = months[0]?.period
  const to = months.at(-1)?.period
  return {
    ...overRange(months),
    range: from && to ? { from, to } : null,
    months: shown.reverse(),
  }
}

// Nothing of a contract that has had no bill yet, nor of one that was settled before.
function monthOf(
  { contractNumber, service }: LedgerContract,
  balances: readonly Balance[],
  standing: Map<string, Kopecks>,
): ContractSums | [] {
  const balance = balances.find((one) => one.contractNumber === contractNumber)
  if (balance) {
    const { opening, charged, paid, closing } = balance
    standing.set(contractNumber, closing)
    return { contractNumber, service, opening, charged, paid, closing }
  }
  const left = standing.get(contractNumber)
  // What is settled is not told of every month anew.
  if (left === undefined || left === 0n) return []
  return { contractNumber, service, opening: left, charged: 0n, paid: 0n, closing: left }
}

function linesOf(
  contracts: readonly LedgerContract[],
  entries: readonly Entry[],
  opening: Kopecks,
): readonly StatementLine[] {
  const known = new Map(contracts.map((contract) => [contract.contractNumber, contract]))
  // Three-zone contracts are known by a row of the third zone: charges of a month come together.
  const threeZones = new Set(
    entries.filter((entry) => entry.zone === 'T3').map((entry) => entry.contractNumber),
  )
  const chosen = entries.flatMap((entry) => {
    const contract = known.get(entry.contractNumber)
    if (!contract) return []
    const zones = threeZones.has(entry.contractNumber) ? 3 : 2
    return {
      ...entry,
      service: contract.service,
      unit: contract.unit,
      zoneName: entry.zone && zoneName(entry.zone, zones),
    }
  })
  // Opening rows say where the opening came from, so the count begins before them.
  const openings = chosen.filter((entry) => entry.kind === 'opening')
  let running = opening - sum(openings.map((entry) => entry.amount))
  return chosen.sort(compareLines).map((line) => {
    running += line.amount
    return { ...line, running }
  })
}

type Unsummed = Omit<StatementLine, 'running'>

function compareLines(left: Unsummed, right: Unsummed): number {
  return (
    Number(right.kind === 'opening') - Number(left.kind === 'opening') ||
    compareTexts(left.postedOn, right.postedOn) ||
    compareServices(left.service, right.service) ||
    compareTexts(left.contractNumber, right.contractNumber) ||
    entryKinds.indexOf(left.kind) - entryKinds.indexOf(right.kind) ||
    compareTexts(left.zone ?? '', right.zone ?? '') ||
    compareTexts(left.entryId, right.entryId)
  )
}

function ofKind(lines: readonly StatementLine[], kind: EntryKind | undefined) {
  return kind === undefined ? lines : lines.filter((line) => line.kind === kind)
}

function total(sums: readonly Sums[]): Sums {
  return {
    opening: sum(sums.map((one) => one.opening)),
    charged: sum(sums.map((one) => one.charged)),
    paid: sum(sums.map((one) => one.paid)),
    closing: sum(sums.map((one) => one.closing)),
  }
}

// A contract taken over within the range brings its opening with it, so the opening of the whole
// range is what its closing leaves.
function overRange(months: readonly Sums[]): Sums {
  const closing = months.at(-1)?.closing ?? 0n
  const charged = sum(months.map((month) => month.charged))
  const paid = sum(months.map((month) => month.paid))
  return { opening: closing - charged - paid, charged, paid, closing }
}
