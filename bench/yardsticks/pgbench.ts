// The yardstick of an operation that writes: the very statements it sends, with the values it sends
// them with, run by PostgreSQL's own pgbench. No rules, no judging, no JavaScript.
import { spawn, spawnSync } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Database } from '#platform/postgres/database.ts'
import { toWire } from '#platform/postgres/value-types.ts'
import type { RecordedTrip } from '../support/record-sql.ts'
import { BenchRefused } from '../support/refused.ts'

// pgbench can fill a variable with text only by asking the database. The values of so many
// operations are asked for at once, by key, to weigh as little as they can.
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

type Scripts = {
  // What is written goes statement by statement between BEGIN and COMMIT, as anybody would send it.
  readonly plain: string
  // As few round trips as the operation itself makes.
  readonly inFlights: string
}

// Puts the values of all operations where pgbench finds them, and returns the scripts that run a
// batch of them.
export async function writeScripts(
  owner: Database,
  operations: readonly (readonly RecordedTrip[])[],
): Promise<Scripts> {
  const [example] = operations
  if (!example) throw new Error('nothing was recorded')
  const rows = operations.map(valuesOf)
  const names = valuesOf(example).map((_, index) => `v${index}`)
  const { pool } = owner
  await pool.query('drop table if exists bench_values')
  // Rows stay in their page: a value fetched from elsewhere would cost a look-up of its own.
  await pool.query(`create unlogged table bench_values
    (n int primary key, ${names.map((name) => `${name} text`).join(', ')})
    with (toast_tuple_target = 8160)`)
  await pool.query('grant select on bench_values to kabinet_web')
  for (let from = 0; from < rows.length; from += 500) {
    const some = rows.slice(from, from + 500)
    await pool.query(
      `insert into bench_values
         select ${from} + line - 1, ${names.map((_, i) => `value ->> ${i}`).join(', ')}
         from jsonb_array_elements($1) with ordinality as given (value, line)`,
      [JSON.stringify(some)],
    )
  }
  await pool.query('vacuum analyze bench_values')
  const plain = example.map((trip) =>
    trip.kind === 'write' ? { ...trip, kind: 'transaction' as const } : trip,
  )
  return { plain: scriptOf(plain, names), inFlights: scriptOf(example, names) }
}

function scriptOf(trips: readonly RecordedTrip[], names: readonly string[]): string {
  const batch = Array.from({ length: BATCH }, (_, index) => index)
  const columns = batch.flatMap((index) =>
    names.map((name, i) => `b${index}.${name} as v${index * names.length + i + 1}`),
  )
  const runs = batch.map((index) => linesOf(trips, index * names.length).join('\n'))
  return [
    `\\set first (:round * :clients + :client_id) * ${BATCH}`,
    '\\set round :round + 1',
    `select ${columns.join(', ')}`,
    `from ${batch.map((index) => `bench_values b${index}`).join(', ')}`,
    `where ${batch.map((index) => `b${index}.n = :first + ${index}`).join(' and ')} \\gset`,
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
    return kind !== 'transaction'
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
