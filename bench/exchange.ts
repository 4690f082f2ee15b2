// P4: extracts coming in, held against COPY of the same rows: the first load against COPY into
// bare tables, the monthly increment against COPY into the same tables with the same keys; and what
// an import's memory does when an extract with its receipts is four times as large. COPY starts
// from what the import started from: an empty cluster, or a copy of the one before the increment.
// After the import in the same cluster it would find room in every page and nothing to split.
import { execFile } from 'node:child_process'
import { constants, createReadStream, createWriteStream } from 'node:fs'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import type pg from 'pg'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import { writeDemoExtracts } from '#demo/write-demo-extracts.ts'
import type { Benchmark, Figure } from './support/benchmark.ts'
import { importExtracts, openIn } from './support/import-extracts.ts'

// In the order in which their keys allow them.
const tables = ['accounts', 'contracts', 'meters', 'readings', 'entries', 'balances', 'receipts']
// What nearly all rows of a month refer to is there; the few that are new come untimed.
const parents = ['accounts', 'contracts', 'meters']
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
  const [ours, theirs] = [join(folder, 'ours'), join(folder, 'theirs')]
  const warm = { warmUp: true }
  const first: number[] = []
  const monthly: number[] = []
  for (let round = 0; round < 3; round++) {
    const full = await importExtracts(ours, made.folders.slice(0, 5), warm)
    await within(ours, (client) => takeOut(client, folder, tables, {}))
    const raw = await within(theirs, (client) => copyBare(client, folder))
    await rm(theirs, { recursive: true })
    say(`first load ${told(full.seconds)}, bare COPY ${told(raw)}`)
    first.push(raw / full.seconds)

    await within(ours, (client) => client.query('vacuum analyze'))
    await cp(ours, theirs, { recursive: true, mode: constants.COPYFILE_FICLONE })
    await toDisk()
    const increment = await importExtracts(ours, made.folders.slice(5), warm)
    await within(ours, (client) => takeOut(client, folder, tables, ofIncrement))
    await rm(ours, { recursive: true })
    await toDisk()
    const keyed = await within(theirs, (client) => copyWithKeys(client, folder))
    await rm(theirs, { recursive: true })
    say(`increment ${told(increment.seconds)}, COPY with the same keys ${told(keyed)}`)
    monthly.push(keyed / increment.seconds)
  }
  return [
    { goal: 'P4', of: 'first load, against COPY into bare tables', values: first, atLeast: 0.4 },
    { goal: 'P4', of: 'increment, against COPY with its keys', values: monthly, atLeast: 0.6 },
  ]
}

// What was written before is not to be waited for by what is measured next.
const toDisk = () => promisify(execFile)('sync')

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

async function within<T>(
  dataFolder: string,
  work: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  const { databases } = await openIn(dataFolder)
  const client = await databases.owner.pool.connect()
  try {
    return await work(client)
  } finally {
    client.release(true)
    await databases.close()
  }
}

async function takeOut(
  client: pg.PoolClient,
  folder: string,
  names: readonly string[],
  where: Readonly<Record<string, string>>,
): Promise<void> {
  for (const table of names) {
    const rows = `select * from ${table} where ${where[table] ?? 'true'}`
    const out = client.query(copyTo(`copy (${rows}) to stdout`))
    await pipeline(out, createWriteStream(join(folder, `${table}.copy`)))
  }
}

async function copyIn(
  client: pg.PoolClient,
  folder: string,
  names: readonly string[],
  into = '',
): Promise<void> {
  for (const table of names) {
    const file = createReadStream(join(folder, `${table}.copy`), { highWaterMark: 1 << 18 })
    await pipeline(file, client.query(copyFrom(`copy ${into}${table} from stdin`)))
  }
}

// Each tells how long COPY needs, in one transaction.
async function copyBare(client: pg.PoolClient, folder: string): Promise<number> {
  for (const table of tables) await client.query(`create table bare_${table} (like ${table})`)
  return await seconds(client, () => copyIn(client, folder, tables, 'bare_'))
}

async function copyWithKeys(client: pg.PoolClient, folder: string): Promise<number> {
  for (const table of parents) {
    await client.query(`create temp table known_${table} (like ${table})`)
    await copyIn(client, folder, [table], 'known_')
    await client.query(`insert into ${table} select * from known_${table} on conflict do nothing`)
  }
  const ofMonth = tables.filter((table) => !parents.includes(table))
  return await seconds(client, () => copyIn(client, folder, ofMonth))
}

async function seconds(client: pg.PoolClient, work: () => Promise<void>): Promise<number> {
  const started = performance.now()
  await client.query('begin')
  await work()
  await client.query('commit')
  return (performance.now() - started) / 1000
}
