import { createHash } from 'node:crypto'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import { lockImports } from '#core/exchange/books-store.ts'
import { importExtract } from '#core/exchange/import-extract.ts'
import type { Database } from '#platform/postgres/database.ts'
import { sql } from '#platform/postgres/sql.ts'
import { folderFiles } from '#providers/folder-files/folder-files.ts'
import { freshDatabase, makeTemplate } from '#test/support/database.ts'
import { fullDraft, nextDraft } from '#test/support/exchange/draft-extract.ts'
import { fingerprint } from '#test/support/exchange/fingerprint.ts'
import { writeExtract, writtenExtract } from '#test/support/exchange/written-extract.ts'
import { drillClock, drillKeyring } from './import-means.ts'

export type ImportWorld = Awaited<ReturnType<typeof importWorld>>

// A database and a folder of receipts that hold the first extract, as often as asked, and the next
// extract to come.
export async function importWorld(accounts: number) {
  const root = await mkdtemp(join(tmpdir(), 'kabinet-drill-'))
  after(() => rm(root, { recursive: true, force: true }))
  const [first, next] = [join(root, 'first'), join(root, 'next')]
  const draft = fullDraft('elizovo', accounts)
  await writeExtract(first, writtenExtract(draft))
  await writeExtract(next, writtenExtract(nextDraft(draft)))
  const kept = join(root, 'kept')
  const template = `drill_${accounts}`
  await makeTemplate(template, async (db) => {
    await take(db, kept, first)
  })
  let copies = 0
  return {
    next,
    // Each with its own copy of everything.
    open: async () => {
      copies += 1
      const folder = join(root, `copy-${copies}`)
      await cp(kept, folder, { recursive: true })
      const { owner, ownerUrl } = await freshDatabase(template)
      return {
        ownerUrl,
        folder,
        // Once nobody imports any more: a commit that was sent may outlive who sent it.
        state: async () => {
          await owner.transaction({}, lockImports)
          return fingerprint(owner, ['audit_rows'])
        },
        take: () => take(owner, folder, next),
        receiptsWithoutCopies: () => receiptsWithoutCopies(owner, folder),
        publishedOnRecord: () => publishedOnRecord(owner),
      }
    },
  }
}

function take(db: Database, folder: string, path: string) {
  const parts = { db, files: folderFiles(folder), keyring: drillKeyring, clock: drillClock }
  return importExtract(parts, { path, dryRun: false })
}

// Rows whose file is not there or has other bytes; none is the aim.
async function receiptsWithoutCopies(db: Database, folder: string): Promise<string[]> {
  const files = folderFiles(folder)
  const rows = await db.read({}, sql<{ sha256: Buffer }>`select sha256 from receipts`)
  const missing: string[] = []
  for (const { sha256 } of rows) {
    const bytes = await files.read(sha256)
    const hash = bytes && createHash('sha256').update(bytes).digest()
    if (!hash?.equals(sha256)) missing.push(sha256.toString('hex'))
  }
  return missing
}

async function publishedOnRecord(db: Database): Promise<number> {
  const rows = await db.read(
    {},
    sql`select 1 from audit_rows where action = 'extract-published' and outcome = 'done'`,
  )
  return rows.length
}
