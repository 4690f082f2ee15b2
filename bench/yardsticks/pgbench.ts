// The yardstick of an operation that writes: the very statements it sends, with the values it sends
// them with, run by PostgreSQL's own pgbench. No rules, no judging, no JavaScript.
import { spawn, spawnSync } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Database } from '#platform/postgres/database.ts'
import { sql } from '#platform/postgres/sql.ts'
import { toWire } from '#platform/postgres/value-types.ts'
import type { RecordedTrip } from '../support/record-sql.ts'
import { BenchRefused } from '../support/refused.ts'

// pgbench names a value by a variable and can fill variables only by asking the database, so a
// batch is asked for at once: the asking then weighs one statement in seventy.
export const BATCH = 10

const program = process.env.PGBENCH ?? 'pgbench'

export function requirePgbench(): void {
  if (spawnSync(program, ['--version']).status === 0) return
  throw new BenchRefused(
    'This benchmark needs pgbench, which comes with PostgreSQL (Debian and Ubuntu: apt install ' +
      'postgresql; macOS: brew install libpq). Put it on the PATH or name it in PGBENCH. ' +
      'The cabinet itself does not need it.',
  )
}

// Puts the values of all operations where pgbench finds them, and returns the script that runs a
// batch of them.
export async function writeScript(
  owner: Database,
  operations: readonly (readonly RecordedTrip[])[],
): Promise<string> {
  const batches = Array.from({ length: Math.floor(operations.length / BATCH) }, (_, index) =>
    operations.slice(index * BATCH, (index + 1) * BATCH).flatMap((trips) => valuesOf(trips)),
  )
  await owner.transaction({}, async (tx) => {
    await tx.run(
      sql`create unlogged table if not exists bench_batches (n int primary key, v text[])`,
    )
    await tx.run(sql`grant select on bench_batches to kabinet_web`)
    await tx.run(sql`truncate bench_batches`)
    for (const [n, values] of batches.entries()) {
      await tx.run(sql`insert into bench_batches values (${n}, ${values})`)
    }
  })
  const [example] = operations
  if (!example) throw new Error('nothing was recorded')
  return scriptOf(example)
}

function scriptOf(trips: readonly RecordedTrip[]): string {
  const each = valuesOf(trips).length
  const columns = Array.from({ length: each * BATCH }, (_, i) => `v[${i + 1}] as v${i + 1}`)
  const runs = Array.from({ length: BATCH }, (_, index) => linesOf(trips, index * each).join('\n'))
  return [
    '\\set batch :round * :clients + :client_id',
    '\\set round :round + 1',
    `select ${columns.join(', ')} from bench_batches where n = :batch \\gset`,
    ...runs,
    '',
  ].join('\n')
}

function linesOf(trips: readonly RecordedTrip[], before: number): string[] {
  let used = before
  const next = () => `:v${++used}`
  return trips.flatMap(({ kind, settings, statements }) => {
    // SET takes no parameters; set_config is the same in a form that does.
    const local = settings.map((text) => `set_config('${nameOf(text)}', ${next()}, true)`)
    const opening = `select ${local.join(', ')};`
    const asked = statements.map(({ text, values }) => {
      const variables = values.map(next)
      return `${text.replace(/\$(\d+)/g, (_, n) => variables[Number(n) - 1] ?? '')};`
    })
    return kind === 'read'
      ? ['\\startpipeline', opening, ...asked, '\\endpipeline']
      : ['\\startpipeline', 'begin;', opening, '\\endpipeline', ...asked, 'commit;']
  })
}

function valuesOf(trips: readonly RecordedTrip[]): string[] {
  return trips.flatMap(({ settings, statements }) => [
    ...settings.map((text) => text.slice(text.indexOf("'") + 1, -1)),
    ...statements.flatMap(({ values }) => values.map(textOf)),
  ])
}

const nameOf = (setting: string) => setting.split(' ')[2]

function textOf(value: unknown): string {
  if (Array.isArray(value)) return `{${value.map((one) => JSON.stringify(one)).join(',')}}`
  if (value === null || Buffer.isBuffer(value)) throw new Error('a value pgbench cannot carry')
  return `${toWire(value)}`
}

// Runs the script until all batches are done, with the sign-in and the settings of a pool; returns
// when each operation was done, in seconds.
export async function runPgbench(
  { pool }: Database,
  script: string,
  { clients, batches }: { readonly clients: number; readonly batches: number },
): Promise<readonly number[]> {
  const folder = await mkdtemp(join(tmpdir(), 'kabinet-pgbench-'))
  try {
    await writeFile(join(folder, 'script.sql'), script)
    const { connectionString = '', options = '' } = pool.options
    await finished(folder, options, [
      ...['--no-vacuum', '--protocol=prepared', '--file=script.sql', '--log', '--log-prefix=log'],
      ...['--define=round=0', `--define=clients=${clients}`, `--client=${clients}`],
      ...[`--transactions=${Math.floor(batches / clients)}`, connectionString],
    ])
    const log = (await readdir(folder)).find((name) => name.startsWith('log.')) ?? 'log'
    const lines = (await readFile(join(folder, log), 'utf8')).trim().split('\n')
    return lines.flatMap((line) => {
      const [, , , , epoch, micro] = line.split(' ').map(Number)
      return Array.from({ length: BATCH }, () => (epoch ?? 0) + (micro ?? 0) / 1e6)
    })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function finished(cwd: string, PGOPTIONS: string, args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const env = { PATH: process.env.PATH, PGOPTIONS }
    const child = spawn(program, args, { cwd, env, stdio: ['ignore', 'ignore', 'pipe'] })
    let words = ''
    child.stderr.on('data', (chunk) => {
      words += chunk
    })
    child.on('error', reject)
    child.on('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`pgbench ended with ${code}: ${words}`)),
    )
  })
}
