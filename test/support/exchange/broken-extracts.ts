import { deepEqual, equal } from 'node:assert/strict'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { before, test } from 'node:test'
import { importExtract } from '#core/exchange/import-extract.ts'
import type { Report } from '#core/exchange/report.ts'
import { freshDatabase } from '../database.ts'
import { type Draft, fullAfter, fullDraft, nextDraft } from './draft-extract.ts'
import { fingerprint } from './fingerprint.ts'
import { importParts, temporaryFolder } from './import-parts.ts'
import type { SmallExtract } from './small-extract.ts'
import { writeExtract, writtenExtract } from './written-extract.ts'

// What is broken: a cell of the draft, the files once written, or the folder itself.
type Breaking = {
  readonly draft?: (draft: Draft) => void
  readonly extract?: (extract: SmallExtract) => void
  readonly folder?: (folder: string) => Promise<void>
  // The extract to break: the next increment unless told, or a full one in its place.
  readonly kind?: 'full'
}

// `file:line:column rule`, as a report tells it.
type Place = string

// A database that holds the first extracts of two branches, and broken ones to follow. None of them
// may change it: what is refused is imported in earnest and leaves its line in the audit trail,
// what would set accounts aside in a dry run, which leaves none.
export async function brokenExtracts() {
  const { owner } = await freshDatabase()
  const parts = await importParts(owner)
  const folder = join(await temporaryFolder(), 'extract')
  const first = fullDraft()
  const next = nextDraft(first)
  let clean = ''
  before(async () => {
    for (const draft of [fullDraft('milkovo', 6), first]) {
      await writeExtract(folder, writtenExtract(draft))
      equal((await importExtract(parts, { path: folder, dryRun: false })).verdict, 'accept')
    }
    clean = await fingerprint(owner, ['audit_rows'])
  })
  const stored = () => readdir(parts.filesFolder, { recursive: true })

  async function report(breaking: Breaking, dryRun = true): Promise<Report> {
    const draft = breaking.kind === 'full' ? fullAfter(first, next) : structuredClone(next)
    if (breaking.kind === 'full') draft.sequence = next.sequence
    breaking.draft?.(draft)
    const extract = writtenExtract(draft)
    breaking.extract?.(extract)
    await writeExtract(folder, extract)
    await breaking.folder?.(folder)
    return await importExtract(parts, { path: folder, dryRun })
  }

  async function onRecord(): Promise<string[]> {
    const { rows } = await owner.pool.query<{ action: string }>('select action from audit_rows')
    return rows.map(({ action }) => action).sort()
  }

  async function leavesNothingBut(record: string[], work: () => Promise<void>): Promise<void> {
    const files = await stored()
    const before = await onRecord()
    await work()
    equal(await fingerprint(owner, ['audit_rows']), clean)
    deepEqual(await onRecord(), [...before, ...record].sort())
    deepEqual(await stored(), files)
  }

  return {
    report,
    // The extract is refused whole, with a fault at each of the places and no other.
    refuses: (what: string, breaking: Breaking, ...places: Place[]) =>
      test(`refused: ${what}`, () =>
        leavesNothingBut(['extract-refused'], async () => {
          const told = await report(breaking, false)
          deepEqual([told.verdict, placesOf(told)], ['refuse', places])
          deepEqual(told.accounts, [])
        })),
    // Exactly these accounts are set aside, with a fault at each of the places and no other.
    setsAside: (what: string, accounts: string[], breaking: Breaking, ...places: Place[]) =>
      test(`set aside: ${what}`, () =>
        leavesNothingBut([], async () => {
          const told = await report(breaking, true)
          deepEqual([told.verdict, placesOf(told)], ['set-aside', places])
          deepEqual(told.accounts, accounts)
        })),
    // Nothing is wrong, though it may look so.
    accepts: (what: string, breaking: Breaking) =>
      test(`accepted: ${what}`, () =>
        leavesNothingBut([], async () => {
          const told = await report(breaking, true)
          deepEqual([told.verdict, placesOf(told)], ['accept', []])
        })),
  }
}

function placesOf({ kept }: Report): Place[] {
  return kept.map(({ file, line, column, rule }) => `${file}:${line ?? ''}:${column ?? ''} ${rule}`)
}

// The row of a table by its place: row 0 stands on line 2.
export function rowOf(draft: Draft, table: keyof Draft['tables'], at: number) {
  const row = draft.tables[table][at]
  if (!row) throw new RangeError(`${table} has no row ${at}`)
  return row
}
