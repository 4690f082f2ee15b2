import { type Period, parsePeriod } from '#base/period.ts'
import { type Service, services } from '#core/customers/service.ts'
import { type EntryKind, entryKinds } from '#core/ledger/entry.ts'
import type { StatementFilter } from '#core/ledger/statement.ts'
import type { LedgerRange } from '#core/ledger/store.ts'

export type LedgerChoice = { readonly range: LedgerRange; readonly filter: StatementFilter }

// What an address asks for. Anything it does not know is as if not asked, and months the wrong way
// round are turned: a filter never answers with a fault.
export function parseFilter(query: Readonly<Record<string, string>>): LedgerChoice {
  const service = services.find((one): one is Service => one === query.service)
  const kind = entryKinds.find((one): one is EntryKind => one === query.kind)
  return {
    range: inOrder(parsePeriod(query.from ?? ''), parsePeriod(query.to ?? '')),
    filter: { ...(service && { service }), ...(kind && { kind }) },
  }
}

function inOrder(from: Period | undefined, to: Period | undefined): LedgerRange {
  if (from === undefined || to === undefined || from <= to) {
    return { from: from ?? null, to: to ?? null }
  }
  return { from: to, to: from }
}

// The part of an address that asks for the same again; empty for the page as it opens.
export function filterQuery({ range, filter }: LedgerChoice): string {
  const asked = Object.entries({ ...range, ...filter }).filter(([, value]) => value !== null)
  return asked.length === 0 ? '' : `?${new URLSearchParams(asked as [string, string][])}`
}
