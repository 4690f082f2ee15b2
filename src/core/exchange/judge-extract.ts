import { assert } from '#base/assert.ts'
import { rublesText } from '#base/money.ts'
import type { Tx } from '#platform/postgres/database.ts'
import {
  accountsAside,
  asideFigures,
  type FoundFault,
  firstFaults,
  gatherAside,
  ownersOf,
} from './aside-store.ts'
import type { Fault } from './fault.ts'
import { type FaultLog, mostKept } from './fault-log.ts'
import { extractSentences, sentenceFor } from './fault-sentences.ts'
import { excerpt } from './reading/excerpt.ts'
import type { Manifest } from './reading/manifest.ts'
import { type Report, summaryOf } from './report.ts'

// Weighs all faults: an extract is refused whole for one that belongs to no account, or when more
// than 1 % of the accounts it names would be set aside.
export async function judgeExtract(
  tx: Tx,
  manifest: Manifest,
  log: FaultLog,
): Promise<Omit<Report, 'dryRun' | 'noted' | 'notes'>> {
  await gatherAside(tx)
  const figures = await asideFigures(tx)
  const tooMany = figures.aside * 100 > figures.named
  const refused = log.refusesWhole || figures.ofNoAccount > 0 || figures.orphans > 0 || tooMany
  const kept = await keptFaults(tx, manifest, log)
  if (tooMany) kept.unshift(limitFault(figures.aside, figures.named))
  const faults = log.count + figures.faults + (tooMany ? 1 : 0)
  return {
    verdict: refused ? 'refuse' : figures.aside > 0 ? 'set-aside' : 'accept',
    accounts: refused ? [] : await accountsAside(tx),
    faults,
    kept: kept.slice(0, mostKept),
    unchanged: false,
    extract: summaryOf(manifest),
  }
}

function limitFault(aside: number, named: number): Fault {
  const place = { file: 'datapackage.json', line: null, column: null }
  const message = extractSentences.tooManyAside(aside, named)
  return { ...place, rule: 'limit', value: String(aside), account: null, message }
}

async function keptFaults(tx: Tx, manifest: Manifest, log: FaultLog): Promise<Fault[]> {
  const owned = log.kept.filter(({ account }) => account === null)
  const contracts = owned.flatMap(({ owner }) => owner?.contract ?? [])
  const meters = owned.flatMap(({ owner }) => owner?.meter ?? [])
  const owners = contracts.length + meters.length > 0 ? await ownersOf(tx, contracts, meters) : []
  const accountOf = (resource: string, key: string | undefined) =>
    owners.find((owner) => owner.resource === resource && owner.key === key)?.account
  const read = log.kept.map((fault) => ({
    ...fault,
    account:
      fault.account ??
      accountOf('contracts', fault.owner?.contract) ??
      accountOf('meters', fault.owner?.meter) ??
      null,
  }))
  const found = await firstFaults(tx, mostKept - read.length)
  const fileOf = new Map<string, string>(manifest.tables.map(({ name, path }) => [name, path]))
  return [...read, ...found.map((fault) => told(fault, fileOf))]
}

// A found fault in the words and values of the extract.
function told(fault: FoundFault, fileOf: ReadonlyMap<string, string>): Fault {
  const { resource, line, column, rule, account } = fault
  return {
    file: fileOf.get(resource) ?? `${resource}.csv`,
    line,
    column: column === 'number_hash' ? 'unique_number' : column,
    rule,
    value: asWritten(column, fault.value),
    account,
    message: sentenceFor(fault, asWritten(column, fault.detail) ?? 'пусто'),
  }
}

const moneyColumns = new Set(['amount', 'opening', 'charged', 'paid', 'closing', 'total_due'])

// Kopecks become rubles and first days months again; a hash of a number is shown to nobody.
function asWritten(column: string | null, value: string | null): string | null {
  if (value === null || column === null) return value
  if (moneyColumns.has(column)) {
    assert(/^-?\d+$/.test(value), 'a sum of money is whole kopecks')
    return rublesText(BigInt(value))
  }
  if (column === 'period' || column === 'used_in') return value.slice(0, 7)
  if (column === 'sha256') return value.replace(/^\\x/, '')
  return column === 'number_hash' ? null : excerpt(value)
}
