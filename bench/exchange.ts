// P4: extracts coming in, held against COPY of the same rows: the first load against COPY into
// bare tables, the monthly increment against COPY into the same tables with the same keys; and what
// an import's memory does when an extract with its receipts is four times as large.
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import { writeDemoExtracts } from '#demo/write-demo-extracts.ts'
import type { OpenParts } from '#main/open-parts.ts'
import type { Benchmark, Figure } from './support/benchmark.ts'
import { importExtracts, openIn } from './support/import-extracts.ts'

// In the order in which their keys allow them.
const tables = ['accounts', 'contracts', 'meters', 'readings', 'entries', 'balances', 'receipts']
const ofIncrement: Readonly<Record<string, string>> = {
  readings: `taken_on >= '2019-01-01'`,
  entries: `period = '2019-01-01'`,
  balances: `period = '2019-01-01'`,
  receipts: `period = '2019-01-01'`,
}

export const benchmark: Benchmark = async ({ long, say }) => {
  const folder = await mkdtemp(join(tmpdir(), 'kabinet-exchange-'))
  try {
    const speed = await againstCopy(folder, long ? 200_000 : 40_000, say)
    return [...speed, ...(await memoryOf(folder, long ? 40_000 : 4_000, say))]
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function againstCopy(
  folder: string,
  accounts: number,
  say: (line: string) => void,
): Promise<Figure[]> {
  say(`Writing the extracts of ${accounts} accounts …`)
  const extracts = join(folder, 'extracts')
  // Rows against rows: a receipt's file costs a sync of the disk, which COPY never does.
  const made = writeDemoExtracts({ folder: extracts, accounts, receipts: 'none' })
  const warm = { warmUp: true }
  const first: number[] = []
  const monthly: number[] = []
  for (let round = 0; round < 3; round++) {
    const dataFolder = join(folder, `data-${round}`)
    const parts = await openIn(dataFolder)
    const full = await importExtracts(dataFolder, made.folders.slice(0, 5), warm)
    const raw = await copyAll(parts, folder, { where: {}, into: 'bare' })
    await parts.databases.owner.pool.query('vacuum analyze')
    const increment = await importExtracts(dataFolder, made.folders.slice(5), warm)
    const keyed = await copyAll(parts, folder, { where: ofIncrement, into: 'same' })
    await parts.databases.close()
    await rm(dataFolder, { recursive: true })
    first.push(raw / full.seconds)
    monthly.push(keyed / increment.seconds)
    say(`first load ${told(full.seconds)}, bare COPY ${told(raw)}`)
    say(`increment ${told(increment.seconds)}, COPY with the same keys ${told(keyed)}`)
  }
  return [
    { goal: 'P4', of: 'first load, against COPY into bare tables', values: first, atLeast: 0.4 },
    { goal: 'P4', of: 'increment, against COPY with its keys', values: monthly, atLeast: 0.6 },
  ]
}

// Of a first extract with its receipts' files, and of one four times as large.
async function memoryOf(
  folder: string,
  accounts: number,
  say: (line: string) => void,
): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const size of [accounts, 4 * accounts]) {
    say(`Writing the extracts of ${size} accounts with receipts …`)
    const [extracts, dataFolder] = [join(folder, `with-${size}`), join(folder, `memory-${size}`)]
    const written = { folder: extracts, accounts: size, receiptMonths: 4, increments: 0 }
    const made = writeDemoExtracts({ ...written, receipts: 'plain' })
    const { seconds, megabytes } = await importExtracts(dataFolder, made.folders.slice(0, 1))
    say(`the first of them in ${told(seconds)}, at most ${Math.round(megabytes)} MB`)
    const of = `memory, a fifth of ${size} accounts with receipts`
    figures.push({ goal: 'P4', of, values: [megabytes], atMost: 400, unit: ' MB' })
    for (const done of [extracts, dataFolder]) await rm(done, { recursive: true })
  }
  return figures
}

const told = (time: number) => `${Math.round(time * 100) / 100} s`

async function seconds(work: () => Promise<void>): Promise<number> {
  const started = performance.now()
  await work()
  return (performance.now() - started) / 1000
}

// Takes the rows out to files, and measures how long COPY needs to bring them back, in one
// transaction: into tables without keys, or into the same tables after the rows were deleted.
async function copyAll(
  { databases }: OpenParts,
  folder: string,
  how: { readonly where: Readonly<Record<string, string>>; readonly into: 'bare' | 'same' },
): Promise<number> {
  const chosen = how.into === 'bare' ? tables : tables.filter((table) => how.where[table])
  const client = await databases.owner.pool.connect()
  try {
    for (const table of chosen) {
      const rows = `select * from ${table} where ${how.where[table] ?? 'true'}`
      const out = client.query(copyTo(`copy (${rows}) to stdout`))
      await pipeline(out, createWriteStream(join(folder, `${table}.copy`)))
      if (how.into === 'bare') await client.query(`create table bare_${table} (like ${table})`)
    }
    if (how.into === 'same') {
      for (const table of chosen.toReversed()) {
        await client.query(`delete from ${table} where ${how.where[table]}`)
      }
      await client.query('vacuum analyze')
    }
    return await seconds(async () => {
      await client.query('begin')
      for (const table of chosen) {
        const target = how.into === 'bare' ? `bare_${table}` : table
        const file = createReadStream(join(folder, `${table}.copy`), { highWaterMark: 1 << 18 })
        await pipeline(file, client.query(copyFrom(`copy ${target} from stdin`)))
      }
      await client.query('commit')
    })
  } finally {
    client.release()
  }
}
