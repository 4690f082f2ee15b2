import { deepEqual, equal, ok, rejects } from 'node:assert/strict'
import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import type { Database } from '#platform/postgres/database.ts'
import { freshDatabase } from '#test/support/database.ts'
import { fullDraft, nextDraft } from '#test/support/exchange/draft-extract.ts'
import { fingerprint } from '#test/support/exchange/fingerprint.ts'
import { importParts, temporaryFolder } from '#test/support/exchange/import-parts.ts'
import { filesOf } from '#test/support/exchange/small-extract.ts'
import { zipBytes } from '#test/support/exchange/write-zip.ts'
import { writeExtract, writtenExtract } from '#test/support/exchange/written-extract.ts'
import { type CrashPoint, crashPoints } from './crash-points.ts'
import { type ImportParts, importExtract } from './import-extract.ts'

const root = await temporaryFolder()
const [first, second] = [join(root, 'first'), join(root, 'second')]
const november = fullDraft('elizovo', 12)
const january = nextDraft(november)
await writeExtract(first, writtenExtract(november))
await writeExtract(second, writtenExtract(january))

const published = (db: Database) => fingerprint(db, ['audit_rows'])

async function openWorld() {
  const { owner } = await freshDatabase()
  const parts = await importParts(owner)
  return {
    owner,
    parts,
    take: (path: string, more: Partial<ImportParts> = {}) =>
      importExtract({ ...parts, ...more }, { path, dryRun: false }),
    copies: async () => {
      const names = await readdir(parts.filesFolder, { recursive: true })
      return names.filter((name) => name.endsWith('.pdf'))
    },
  }
}

test('the same extract again changes nothing and says so, also after the next one', async () => {
  const { owner, take } = await openWorld()
  equal((await take(first)).unchanged, false)
  const once = await published(owner)
  const again = await take(first)
  deepEqual([again.verdict, again.unchanged, again.faults], ['accept', true, 0])
  equal(await published(owner), once)
  equal((await take(second)).verdict, 'accept')
  equal((await take(first)).unchanged, true)
})

test('a table that changed under the same manifest is not the same extract', async () => {
  const { take } = await openWorld()
  const changed = join(root, 'changed')
  await writeExtract(changed, writtenExtract(november))
  equal((await take(changed)).verdict, 'accept')
  const [header = '', row = ''] = String(filesOf(writtenExtract(november))['tariffs.csv']).split(
    '\n',
  )
  await writeFile(join(changed, 'tariffs.csv'), `${header}\n${row.replace('4.63', '4.64')}\n`)
  const report = await take(changed)
  deepEqual([report.verdict, report.unchanged, report.faults], ['refuse', false, 1])
})

test('an archive is taken like the folder it was made of', async () => {
  const [folder, archive] = [await openWorld(), await openWorld()]
  await folder.take(first)
  const path = join(root, 'first.zip')
  const files = Object.entries(filesOf(writtenExtract(november)))
  await writeFile(path, zipBytes(files.map(([name, data]) => ({ name, data }))))
  equal((await archive.take(path)).verdict, 'accept')
  equal(await published(archive.owner), await published(folder.owner))
  deepEqual((await archive.copies()).sort(), (await folder.copies()).sort())
})

test('a dry run judges and leaves no trace', async () => {
  const { owner, parts, copies } = await openWorld()
  const before = await fingerprint(owner)
  const report = await importExtract(parts, { path: first, dryRun: true })
  deepEqual([report.verdict, report.dryRun], ['accept', true])
  equal(await fingerprint(owner), before)
  deepEqual(await copies(), [])
})

test('two at once are one after the other: one publishes, one finds nothing to do', async () => {
  const { take } = await openWorld()
  const reports = await Promise.all([take(first), take(first)])
  deepEqual(
    reports.map(({ verdict }) => verdict),
    ['accept', 'accept'],
  )
  deepEqual(reports.map(({ unchanged }) => unchanged).sort(), [false, true])
})

test('a unique number is kept as a keyed hash and nowhere as itself', async () => {
  const { owner, parts, take } = await openWorld()
  await take(first)
  const { rows: tables } = await owner.pool.query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'public'`,
  )
  const dumps = await Promise.all(
    tables.map(({ name }) =>
      owner.pool.query<{ row: string }>(`select t::text as row from ${name} t`),
    ),
  )
  const everything = dumps.flatMap(({ rows }) => rows.map(({ row }) => row)).join('\n')
  for (const { unique_number = '', account_number } of november.tables.receipts) {
    ok(!everything.includes(unique_number))
    const mac = parts.keyring.mac('receipt-number', unique_number)
    const { rows } = await owner.pool.query(
      `select account_number from receipt_numbers join receipts using (number_hash, account_number)
       where number_hash = $1`,
      [mac],
    )
    deepEqual(rows, [{ account_number }])
  }
})

test('a copy handed to the public check is found by the hash of its bytes', async () => {
  const { owner, take } = await openWorld()
  await take(first)
  const { rows } = await owner.pool.query(
    `select account_number || ' ' || period || ' ' || revision as receipt from receipt_files
     where sha256 = decode($1, 'hex')`,
    [november.tables.receipts[0]?.sha256],
  )
  deepEqual(rows, [{ receipt: '4130000001 2018-11-01 1' }])
})

const onRecord = async (db: Database) => {
  const { rows } = await db.pool.query(
    `select action, outcome, details from audit_rows order by action, details ->> 'sequence'`,
  )
  return rows
}

test('what was published, what came again and what was refused is on record', async () => {
  const { owner, take } = await openWorld()
  await take(first)
  await take(first)
  const ahead = structuredClone(january)
  ahead.sequence = 3
  const path = join(root, 'ahead')
  await writeExtract(path, writtenExtract(ahead))
  equal((await take(path)).verdict, 'refuse')
  const unreadable = join(root, 'no.zip')
  await writeFile(unreadable, 'no archive')
  equal((await take(unreadable)).verdict, 'refuse')
  const which = { branch: 'elizovo', sequence: 1, kind: 'full' }
  deepEqual(await onRecord(owner), [
    { action: 'extract-published', outcome: 'done', details: { ...which, verdict: 'accept' } },
    {
      action: 'extract-refused',
      outcome: 'refused',
      details: { branch: 'elizovo', sequence: 3, kind: 'increment', faults: 1 },
    },
    {
      action: 'extract-refused',
      outcome: 'refused',
      details: { branch: null, sequence: null, kind: null, faults: 1 },
    },
    { action: 'extract-repeated', outcome: 'done', details: which },
  ])
})

test('a dry run of an extract that is refused, or was published, is on no record', async () => {
  const { owner, parts, take } = await openWorld()
  await take(first)
  const before = await fingerprint(owner)
  const unreadable = join(root, 'nothing.zip')
  await writeFile(unreadable, 'no archive')
  equal((await importExtract(parts, { path: first, dryRun: true })).unchanged, true)
  equal((await importExtract(parts, { path: unreadable, dryRun: true })).verdict, 'refuse')
  equal(await fingerprint(owner), before)
})

test('an increment changes a holder and leaves the rest alone', async () => {
  const { owner, take } = await openWorld()
  await take(first)
  const moved = structuredClone(january)
  moved.tables.accounts.push({ ...november.tables.accounts[0], holder_name: 'Королёва Елена' })
  const path = join(root, 'moved')
  await writeExtract(path, writtenExtract(moved))
  equal((await take(path)).verdict, 'accept')
  const { rows } = await owner.pool.query(
    `select holder_name as holder from accounts order by account_number limit 2`,
  )
  deepEqual(rows, [{ holder: 'Королёва Елена' }, { holder: 'Ильина Анна 2' }])
})

test('an import that dies leaves the old state or the new, and a retry completes it', async () => {
  const whole = await openWorld()
  await whole.take(first)
  const complete = await published(whole.owner)
  for (const deadly of crashPoints) {
    const { owner, take } = await openWorld()
    const before = await published(owner)
    const passed: CrashPoint[] = []
    const crashPoint = (point: CrashPoint) => {
      passed.push(point)
      if (point === deadly) throw new Error(`died ${point}`)
    }
    await rejects(take(first, { crashPoint }), new RegExp(`died ${deadly}`))
    equal(await published(owner), deadly === 'after-commit' ? complete : before, deadly)
    deepEqual(passed, crashPoints.slice(0, crashPoints.indexOf(deadly) + 1))
    equal((await take(first)).unchanged, deadly === 'after-commit')
    equal(await published(owner), complete)
  }
})

test('no receipt is named before its copy is on the disk', async () => {
  const { owner, parts, take } = await openWorld()
  const stop = (point: CrashPoint) => {
    if (point === 'after-files-before-publish') throw new Error('stop')
  }
  await rejects(take(first, { crashPoint: stop }), /stop/)
  const { rows } = await owner.pool.query(`select count(*)::integer as named from receipts`)
  deepEqual(rows, [{ named: 0 }])
  for (const { sha256 = '' } of november.tables.receipts) {
    ok(await parts.files.read(Buffer.from(sha256, 'hex')))
  }
})

test('a disk that fails is thrown, and nothing is published', async () => {
  const { owner, parts, take } = await openWorld()
  const before = await fingerprint(owner)
  const files = {
    ...parts.files,
    put: () => Promise.reject(new Error('no space left on the device')),
  }
  await rejects(take(first, { files }), /no space left/)
  equal(await fingerprint(owner), before)
})
