import { deepEqual, equal } from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { freshDatabase } from '#test/support/database.ts'
import { importParts } from '#test/support/exchange/import-parts.ts'
import { sampleFolder as sample } from '#test/support/exchange/sample-folder.ts'
import { describeAccount } from './describe-account.ts'
import { importExtract } from './import-extract.ts'

type Expected = {
  extracts: { name: string; rows: Record<string, number> }[]
  accounts: Record<string, { after: After[] }>
}
type After = {
  extract: string
  asOf: string
  contracts: object
  totalDue: string
  readings: object
  added: { entries: Record<string, Sum>; receipts: Receipt[] }
}
type Sum = { count: number; sum: string }
type Receipt = { period: string; revision: number; total_due: string; sha256: string }

const expected = JSON.parse(readFileSync(join(sample, 'expected.json'), 'utf8')) as Expected
const { owner } = await freshDatabase()
const parts = await importParts(owner)
const brought = new Map<string, After['added']>()

for (const { name } of expected.extracts) {
  test(`${name} of the sample is taken whole, and every figure of it is shown`, async () => {
    const input = { path: join(sample, name), dryRun: false }
    const report = await importExtract(parts, input)
    deepEqual([report.kept, report.verdict], [[], 'accept'])
    const accounts = Object.entries(expected.accounts)
    const touched = accounts.flatMap(([number, { after }]) =>
      after.filter(({ extract }) => extract === name).map((state) => ({ number, state })),
    )
    equal(touched.length, 4)
    for (const { number, state } of touched) await compare(number, state)
  })
}

async function compare(number: string, state: After): Promise<void> {
  const shown = await describeAccount({ db: owner, timeZone: 'Asia/Kamchatka' }, number)
  const before = brought.get(number) ?? { entries: {}, receipts: [] }
  const receipts = state.added.receipts.map(({ period, revision, total_due, sha256 }) => {
    return { period, revision, total_due, sha256 }
  })
  const whole = {
    entries: { ...before.entries, ...state.added.entries },
    receipts: [...before.receipts, ...receipts].sort(
      (left, right) => left.period.localeCompare(right.period) || left.revision - right.revision,
    ),
  }
  brought.set(number, whole)
  const { asOf, contracts, totalDue, readings } = state
  deepEqual(shown, { asOf, contracts, totalDue, readings, ...whole })
}

test('every copy of the sample is kept byte for byte', async () => {
  for (const { name } of expected.extracts) {
    for (const { sha256, file } of receiptsOf(name)) {
      const kept = await parts.files.read(Buffer.from(sha256, 'hex'))
      deepEqual(kept, readFileSync(join(sample, name, file)))
    }
  }
})

test('each extract of the sample again changes nothing and says so', async () => {
  for (const { name } of expected.extracts) {
    const report = await importExtract(parts, { path: join(sample, name), dryRun: false })
    deepEqual([report.verdict, report.unchanged, report.faults], ['accept', true, 0])
  }
})

function receiptsOf(extract: string): { file: string; sha256: string }[] {
  const text = readFileSync(join(sample, extract, 'receipts.csv'), 'utf8')
  return [...text.matchAll(/receipts\/[\d-]+\.pdf/g)].map(([file]) => {
    const line = text.split(/\r?\n/).find((row) => row.includes(file)) ?? ''
    return { file, sha256: /[0-9a-f]{64}/.exec(line)?.[0] ?? '' }
  })
}
