// P3: readings sent with their row of the audit trail, by the operation in one process, against
// the same statements with the same values run by pgbench: the same clients, the same commits,
// fsync on.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Benchmark } from './support/benchmark.ts'
import { type RecordedTrip, recordSql } from './support/record-sql.ts'
import { openRegion, type Region } from './support/region.ts'
import { forgetSubmissions, type Sending, sendingsOf, writtenOf } from './support/sending-region.ts'
import { runProcess } from './support/server-process.ts'
import { sideBySide } from './support/side-by-side.ts'
import { submitSending } from './support/submit-sending.ts'
import { BATCH, requirePgbench, runPgbench, writeScripts } from './yardsticks/pgbench.ts'

// As many as the pool that serves pages has connections.
const CLIENTS = 12

export const benchmark: Benchmark = async ({ long, say }) => {
  requirePgbench()
  const region = await openRegion(20_000, say, 'plain', 8_000)
  const { parts } = region
  say(`Recording what ${region.customers.length} customers are going to send …`)
  const all = await sendingsOf(region)
  // Whole batches for every client, so that both sides write the same.
  const sendings = all.slice(0, all.length - (all.length % (CLIENTS * BATCH)))
  await forgetSubmissions(parts, sendings)
  const scripts = await writeScripts(parts.databases.owner, await recordAll(region, sendings))
  const values: number[] = []
  const valuesInFlights: number[] = []
  const how = { clients: CLIENTS, batches: sendings.length / BATCH }
  const pgbench = (script: string) =>
    measure(region, sendings, () => runPgbench(parts.databases.web, script, how))
  for (let round = 0; round < (long ? 15 : 5); round++) {
    const ours = await measure(region, sendings, () => submitAll(region, sendings))
    const plain = await pgbench(scripts.plain)
    const inFlights = await pgbench(scripts.inFlights)
    values.push(ours / plain)
    valuesInFlights.push(ours / inFlights)
    const [own, theirs, flown] = [ours, plain, inFlights].map(Math.round)
    say(`${own} submissions a second; pgbench ${theirs}, in as few round trips ${flown}`)
  }
  await parts.databases.close()
  const of = `reading and audit, ${CLIENTS} clients, against the same SQL in pgbench`
  return [
    { goal: 'P3', of, values, atLeast: 0.6 },
    { goal: 'P3', of: `${of} in as few round trips`, values: valuesInFlights, atLeast: 0.6 },
  ]
}

// What every submission says to the database, recorded over tables that hold none of them.
async function recordAll({ parts }: Region, sendings: readonly Sending[]) {
  const recorded: (readonly RecordedTrip[])[] = []
  await sideBySide(sendings, CLIENTS, async (sending) => {
    const submit = (db: typeof parts.databases.web) => submitSending({ ...parts, db }, sending)
    recorded.push(await recordSql(parts.databases.web, submit))
  })
  return recorded
}

// Submissions a second in the steady middle: past the preparing of statements, before the first
// client runs out of work. Throws unless every one has been written, with its row of the trail.
async function measure(
  { parts }: Region,
  sendings: readonly Sending[],
  run: () => Promise<readonly number[]>,
): Promise<number> {
  await forgetSubmissions(parts, sendings)
  const done = (await run()).toSorted((a, b) => a - b)
  const written = await writtenOf(parts, sendings)
  const readings = sendings.reduce((total, one) => total + one.readings.length, 0)
  if (
    written.submissions !== sendings.length ||
    written.audits !== sendings.length ||
    written.readings !== readings
  ) {
    throw new Error(`not everything was written: ${JSON.stringify(written)}`)
  }
  const [first, last] = [Math.floor(done.length * 0.25), Math.floor(done.length * 0.9)]
  return (last - first) / ((done[last] ?? 0) - (done[first] ?? 0))
}

async function submitAll(region: Region, sendings: readonly Sending[]) {
  const folder = await mkdtemp(join(tmpdir(), 'kabinet-writes-'))
  const [given, done] = [join(folder, 'sendings.json'), join(folder, 'done.json')]
  try {
    await writeFile(given, JSON.stringify(sendings))
    await runProcess('bench/support/submit-all.ts', {
      KABINET_DATA: region.dataFolder,
      SENDINGS: given,
      DONE: done,
      CLIENTS: `${CLIENTS}`,
    })
    return JSON.parse(await readFile(done, 'utf8')) as readonly number[]
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
