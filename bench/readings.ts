// Readings sent through the form beside page requests, as on the last evening of a window. People
// come when they come, and a wait counts from the moment they meant to send. Then five times as
// many, to see how it breaks.
import type { Benchmark } from './support/benchmark.ts'
import { type Answered, applyArrivals, atRandom } from './support/open-load.ts'
import { openRegion, type Region } from './support/region.ts'
import { formRequest, pageRequest } from './support/requests-of.ts'
import { forgetSubmissions, type Sending, sendingsOf, writtenOf } from './support/sending-region.ts'
import {
  processorSeconds,
  residentMegabytes,
  type ServerProcess,
  startProcess,
} from './support/server-process.ts'

type Crowd = {
  readonly sendings: number
  readonly pages: number
  readonly seconds: number
}

const SENT = 303

export const benchmark: Benchmark = async ({ long, say }) => {
  const region = await openRegion(20_000, say, 'plain', 8_000)
  const sendings = await sendingsOf(region)
  const usual = { sendings: 35, pages: 400, seconds: long ? 60 : 20 }
  const sent: number[] = []
  const shown: number[] = []
  for (let round = 0; round < 3; round++) {
    const answered = await serve(region, sendings, usual, say)
    sent.push(percentile(of(answered, 'sending'), 0.95))
    shown.push(percentile(of(answered, 'page'), 0.95))
  }
  await serve(region, sendings, { sendings: 175, pages: 2_000, seconds: long ? 30 : 15 }, say)
  await region.parts.databases.close()
  const beside = 'beside 35 submissions and 400 pages a second'
  return [
    { goal: 'P3', of: `p95 of a submission ${beside}`, values: sent, atMost: 300, unit: ' ms' },
    { goal: 'P3', of: `p95 of a page ${beside}`, values: shown, atMost: 300, unit: ' ms' },
  ]
}

// A fresh server under one crowd, and in words what became of all who came.
async function serve(
  region: Region,
  all: readonly Sending[],
  crowd: Crowd,
  say: (line: string) => void,
): Promise<readonly Answered[]> {
  // Chance may bring somewhat more than on average.
  const sendings = all.slice(0, Math.ceil(crowd.sendings * crowd.seconds * 1.2))
  await forgetSubmissions(region.parts, sendings)
  const environment = { KABINET_DATA: region.dataFolder }
  const server = await startProcess(['bench/support/town-server.ts'], environment, '/readyz')
  try {
    const target = { host: '127.0.0.1', port: server.port, connections: 1_000, patienceSeconds: 30 }
    const page = pageRequest(region, server)
    await applyArrivals(target, atRandom(200, 3, page))
    const forms = await formsOf(server, sendings)
    const coming = [
      ...atRandom(crowd.pages, crowd.seconds, page),
      ...atRandom(crowd.sendings, crowd.seconds, (index) => forms[index] ?? page(0, Math.random)),
    ].toSorted((one, other) => one.at - other.at)
    const before = processorSeconds(server.pid)
    const answered = await applyArrivals(target, coming)
    const spent = ((processorSeconds(server.pid) - before) * 1000) / answered.length
    say(`${crowd.sendings} submissions and ${crowd.pages} pages a second for ${crowd.seconds} s:`)
    for (const kind of ['sending', 'page']) say(told(kind, of(answered, kind), crowd.seconds))
    const megabytes = Math.round(residentMegabytes(server.pid))
    const each = Math.round(spent * 100) / 100
    say(`  server: ${megabytes} MB resident, ${each} ms of processor a request`)
    await checkWritten(region, sendings, answered)
    return answered
  } finally {
    await server.stop()
  }
}

// What was acknowledged is there; what is there beyond that was written for somebody who had gone.
async function checkWritten(
  { parts }: Region,
  sendings: readonly Sending[],
  answered: readonly Answered[],
): Promise<void> {
  const { submissions } = await writtenOf(parts, sendings)
  const acknowledged = of(answered, 'sending').filter(({ status }) => status === SENT).length
  if (submissions < acknowledged) {
    throw new Error(`${acknowledged} submissions acknowledged, ${submissions} written`)
  }
}

// Every customer has the form open before they send it.
async function formsOf(server: ServerProcess, sendings: readonly Sending[]) {
  const forms: Awaited<ReturnType<typeof formRequest>>[] = []
  for (const sending of sendings) forms.push(await formRequest(server, sending))
  return forms
}

const of = (answered: readonly Answered[], kind: string) =>
  answered.filter((one) => one.kind === kind)

function percentile(answered: readonly Answered[], share: number): number {
  const times = answered.map(({ milliseconds }) => milliseconds).toSorted((a, b) => a - b)
  return times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN
}

function told(kind: string, answered: readonly Answered[], seconds: number): string {
  const good = answered.filter(({ status }) => status === (kind === 'page' ? 200 : SENT))
  const inTime = good.filter(({ doneAt }) => doneAt <= seconds * 1000)
  const last = Math.max(0, ...good.map(({ doneAt }) => doneAt))
  const others = Map.groupBy(
    answered.filter((one) => !good.includes(one)),
    ({ status }) => status ?? 'no answer',
  )
  return [
    `  ${kind}s: ${answered.length} came, ${good.length} served`,
    `${Math.round(inTime.length / seconds)} a second while they came`,
    `the last after ${Math.round(last / 1000)} s`,
    ...[0.5, 0.95, 0.99].map((share) => `p${share * 100} ${time(percentile(answered, share))}`),
    ...[...others].map(([status, list]) => `${list.length} × ${status}`),
  ].join(', ')
}

const time = (milliseconds: number) =>
  Number.isFinite(milliseconds) ? `${Math.round(milliseconds)} ms` : 'never'
