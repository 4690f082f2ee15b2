// P4: extracts coming in, held against COPY of the same rows: the first load against COPY into
// bare tables, the monthly increment against COPY into the same tables with the same keys.
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import { importExtract } from '#core/exchange/import-extract.ts'
import { writeDemoExtracts } from '#demo/write-demo-extracts.ts'
import { type OpenParts, openParts } from '#main/open-parts.ts'
import { readConfig } from '#platform/config/config.ts'
import type { Benchmark } from './support/benchmark.ts'

// In the order in which their keys allow them.
const tables = ['accounts', 'contracts', 'meters', 'readings', 'entries', 'balances', 'receipts']
const ofIncrement: Readonly<Record<string, string>> = {
  readings: `taken_on >= '2019-01-01'`,
  entries: `period = '2019-01-01'`,
  balances: `period = '2019-01-01'`,
  receipts: `period = '2019-01-01'`,
}

export const benchmark: Benchmark = async ({ long, say }) => {
  const accounts = long ? 100_000 : 10_000
  const folder = await mkdtemp(join(tmpdir(), 'kabinet-exchange-'))
  try {
    say(`Writing the extracts of ${accounts} accounts …`)
    const made = writeDemoExtracts({
      folder: join(folder, 'extracts'),
      accounts,
      // Rows against rows: a receipt's file costs a sync of the disk, which COPY never does.
      receipts: 'none',
    })
    const first: number[] = []
    const monthly: number[] = []
    let memory = 0
    for (let round = 0; round < 3; round++) {
      const parts = await openIn(join(folder, `data-${round}`))
      const full = await seconds(() => importAll(parts, made.folders.slice(0, 5)))
      const raw = await copyAll(parts, folder, { where: {}, into: 'bare' })
      await parts.databases.owner.pool.query('vacuum analyze')
      const increment = await seconds(() => importAll(parts, made.folders.slice(5)))
      const keyed = await copyAll(parts, folder, { where: ofIncrement, into: 'same' })
      await parts.databases.close()
      first.push(raw / full)
      monthly.push(keyed / increment)
      memory = Math.max(memory, process.resourceUsage().maxRSS / 1024)
      say(`first load ${told(full)}, bare COPY ${told(raw)}`)
      say(`increment ${told(increment)}, COPY with the same keys ${told(keyed)}`)
    }
    return [
      { goal: 'P4', of: 'first load, against COPY into bare tables', values: first, atLeast: 0.4 },
      { goal: 'P4', of: 'increment, against COPY with its keys', values: monthly, atLeast: 0.6 },
      { goal: 'P4', of: 'memory at its largest', values: [memory], atMost: 400, unit: ' MB' },
    ]
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const told = (time: number) => `${Math.round(time * 100) / 100} s`

async function openIn(dataFolder: string): Promise<OpenParts> {
  const reading = readConfig({ KABINET_DATA: dataFolder })
  if (reading.faults) throw new Error('the configuration of the bench is wrong')
  const silent = () => {}
  const stopped = new Promise<void>(silent)
  return openParts(reading.config, { out: silent, err: silent, isTerminal: false, stopped })
}

async function importAll(parts: OpenParts, paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    const db = parts.databases.owner
    const { verdict } = await importExtract({ ...parts, db }, { path, dryRun: false })
    if (verdict !== 'accept') throw new Error(`${path}: ${verdict}`)
  }
}

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
