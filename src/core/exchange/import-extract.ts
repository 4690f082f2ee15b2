import type { ReceiptFiles } from '#core/receipts/receipt-files.ts'
import type { Clock } from '#platform/clock.ts'
import type { Keyring } from '#platform/keyring.ts'
import type { Database, Tx } from '#platform/postgres/database.ts'
import {
  accountsStillAside,
  type BranchBooks,
  booksOf,
  branchCodes,
  lockImports,
} from './books-store.ts'
import { checkRules } from './check-rules.ts'
import { checkTotals } from './check-totals.ts'
import type { CrashHook } from './crash-points.ts'
import { extractFacts } from './extract-facts.ts'
import type { Fault } from './fault.ts'
import { FaultLog, mostKept } from './fault-log.ts'
import type { ImportProgress } from './import-progress.ts'
import { judgeExtract } from './judge-extract.ts'
import { judgeSequence } from './judge-sequence.ts'
import { publishExtract } from './publish-extract.ts'
import { readThrough } from './read-through.ts'
import type { Manifest } from './reading/manifest.ts'
import { openPackage } from './reading/open-package.ts'
import type { PackageSource } from './reading/package-source.ts'
import { readManifest } from './reading/read-manifest.ts'
import { recordOutcome } from './record-outcome.ts'
import { nothingNoted, type Report, summaryOf } from './report.ts'
import { stagedTotals } from './rules/totals-store.ts'
import { stageExtract } from './stage-extract.ts'
import { storeReceiptFiles } from './store-receipt-files.ts'
import { tellStrayAnswers } from './tell-stray-answers.ts'

export type ImportParts = {
  // As the owner of the tables.
  readonly db: Database
  readonly files: ReceiptFiles
  readonly keyring: Keyring
  readonly clock: Clock
  readonly crashPoint?: CrashHook
  readonly progress?: (progress: ImportProgress) => void
}

export type ImportInput = {
  // A folder or a .zip.
  readonly path: string
  // Checks everything, publishes nothing and keeps no file.
  readonly dryRun: boolean
}

type Import = Required<ImportParts> & ImportInput & { readonly source: PackageSource }

// Takes a billing extract in: whole, or whole but for the accounts it sets aside, or not at all.
// Everything it publishes appears in one transaction; the copies of receipts are on the disk before
// any row names them. The same extract again changes nothing. What is wrong with the extract is in
// the report; only a world that fails (disk, database) is thrown, and then nothing was published.
// Whatever it comes to is on record, but for a dry run, which writes nothing at all.
export async function importExtract(parts: ImportParts, input: ImportInput): Promise<Report> {
  const source = await openPackage(input.path)
  if ('faults' in source) return await refuseUnopened(parts, source.faults, input.dryRun)
  const run = { crashPoint: () => {}, progress: () => {}, ...parts, ...input, source }
  try {
    const report = await parts.db.transaction({}, async (tx) => {
      const judged = await importWithin(tx, run)
      await recordOutcome(tx, judged, run.clock.now())
      return judged
    })
    await run.crashPoint('after-commit')
    return report
  } finally {
    await source.close()
  }
}

async function refuseUnopened(
  { db, clock }: ImportParts,
  faults: readonly Fault[],
  dryRun: boolean,
): Promise<Report> {
  const report = refusal(faults, dryRun)
  await db.transaction({}, (tx) => recordOutcome(tx, report, clock.now()))
  return report
}

async function importWithin(tx: Tx, run: Import): Promise<Report> {
  const branches = await branchCodes(tx)
  const manifest = await readManifest(run.source, branches)
  if ('faults' in manifest) return refusal(manifest.faults, run.dryRun)
  await run.crashPoint('after-manifest')
  await lockImports(tx)
  const books = await booksOf(tx, manifest.branch, manifest.sequence)
  const sequence = judgeSequence(manifest, books)
  if (sequence !== 'next') {
    const report = await outOfTurn(run, manifest, branches, sequence)
    if (!report.unchanged) return report
    return { ...report, stillAside: await accountsStillAside(tx, manifest.branch) }
  }
  const report = await examine(tx, run, { manifest, books, branches })
  if (report.verdict === 'refuse' || run.dryRun) return report
  await storeReceiptFiles(tx, run.source, run.files, {
    progress: run.progress,
    betweenBatches: () => run.crashPoint('between-files'),
  })
  await run.crashPoint('after-files-before-publish')
  run.progress({ stage: 'publishing' })
  await publishExtract(tx, manifest, extractFacts(manifest, books.lastPeriod), {
    verdict: report.verdict,
    publishedAt: run.clock.now(),
  })
  await run.crashPoint('after-publish-before-commit')
  return report
}

type Asked = {
  readonly manifest: Manifest
  readonly books: BranchBooks
  readonly branches: ReadonlySet<string>
}

async function examine(tx: Tx, run: Import, { manifest, books, branches }: Asked): Promise<Report> {
  const { source, keyring, progress } = run
  const log = new FaultLog(manifest.tables)
  const inOrder = await stageExtract(tx, { source, manifest, branches, keyring, log, progress })
  await run.crashPoint('after-staging')
  // Where rows are missing, the rules across tables would tell of nothing else.
  if (log.rowsLost && log.refusesWhole) return readReport(log, manifest, run.dryRun)
  progress({ stage: 'checking' })
  for (const fault of checkTotals(manifest, await stagedTotals(tx))) log.report(fault)
  await checkRules(tx, extractFacts(manifest, books.lastPeriod), inOrder)
  const judged = await judgeExtract(tx, manifest, log)
  const noted = await tellStrayAnswers(tx, manifest)
  await run.crashPoint('after-rules')
  return { ...judged, ...noted, dryRun: run.dryRun }
}

// An extract whose turn it is not is only read, so that its other faults are told in the same pass.
// The same one again must still be what its manifest says, or it is not the same.
async function outOfTurn(
  run: Import,
  manifest: Manifest,
  branches: ReadonlySet<string>,
  sequence: 'same' | Fault,
): Promise<Report> {
  const log = new FaultLog(manifest.tables)
  if (sequence !== 'same') log.report(sequence)
  await readThrough(run.source, manifest, branches, log.report)
  return readReport(log, manifest, run.dryRun)
}

// What reading alone decides: refused for its faults, or nothing to do.
function readReport(log: FaultLog, manifest: Manifest, dryRun: boolean): Report {
  const unchanged = log.count === 0
  return {
    verdict: unchanged ? 'accept' : 'refuse',
    accounts: [],
    faults: log.count,
    kept: log.kept,
    ...nothingNoted,
    unchanged,
    dryRun,
    extract: summaryOf(manifest),
  }
}

function refusal(faults: readonly Fault[], dryRun: boolean): Report {
  return {
    verdict: 'refuse',
    accounts: [],
    faults: faults.length,
    kept: faults.slice(0, mostKept),
    ...nothingNoted,
    unchanged: false,
    dryRun,
  }
}
