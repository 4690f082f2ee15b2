// P6: what a server process costs: memory after load, time to its first answer, and whether it
// slows down with age; and how long the embedded database takes to start, the first time and later.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbedded } from '#platform/postgres/embedded/start-embedded.ts'
import { routes } from '#web/routes.ts'
import type { Benchmark } from './support/benchmark.ts'
import { asCustomer } from './support/compare-pages.ts'
import { applyLoad } from './support/load.ts'
import { openRegion } from './support/region.ts'
import { residentMegabytes, type ServerProcess, startProcess } from './support/server-process.ts'

export const benchmark: Benchmark = async ({ long, say }) => {
  const embedded = await embeddedStarts()
  const region = await openRegion(5_000, say)
  const start = () =>
    startProcess(['src/main/start.mjs', 'web'], { KABINET_DATA: region.dataFolder }, '/readyz')
  const ready: number[] = []
  for (let round = 0; round < 7; round++) {
    const server = await start()
    ready.push(server.readyMilliseconds / 1000)
    await server.stop()
  }
  const load = (server: ServerProcess, seconds: number) =>
    applyLoad({
      host: '127.0.0.1',
      port: server.port,
      connections: 32,
      seconds,
      request: asCustomer(region, server, () => routes.summary),
    })
  const old = await start()
  // Half an hour of a busy evening, or a minute of it.
  await load(old, long ? 1_800 : 60)
  const memory = residentMegabytes(old.pid)
  say(`after load: ${Math.round(memory)} MB resident`)
  const ages: number[] = []
  for (let round = 0; round < 5; round++) {
    const young = await start()
    await load(young, 3)
    const [first, second] = [await load(old, 5), await load(young, 5)]
    ages.push(first.perSecond / second.perSecond)
    await young.stop()
  }
  await old.stop()
  await region.parts.databases.close()
  return [
    { goal: 'P6', of: 'memory after load', values: [memory], atMost: 150, unit: ' MB' },
    { goal: 'P6', of: 'start to first answer', values: ready, atMost: 0.5, unit: ' s' },
    { goal: 'P6', of: 'an old process against a fresh one', values: ages, atLeast: 0.95 },
    {
      goal: 'P6',
      of: 'first start of the database',
      values: embedded.first,
      atMost: 5,
      unit: ' s',
    },
    {
      goal: 'P6',
      of: 'later start of the database',
      values: embedded.later,
      atMost: 1,
      unit: ' s',
    },
  ]
}

// In an empty folder, and in one that holds its data.
async function embeddedStarts() {
  const times = { first: [] as number[], later: [] as number[] }
  for (let round = 0; round < 5; round++) {
    const folder = await mkdtemp(join(tmpdir(), 'kabinet-start-'))
    for (const which of ['first', 'later'] as const) {
      const started = performance.now()
      const database = await startEmbedded({ folder, log: () => {} })
      times[which].push((performance.now() - started) / 1000)
      await database.close()
    }
    await rm(folder, { recursive: true })
  }
  return times
}
