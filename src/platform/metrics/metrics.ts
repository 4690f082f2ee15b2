// Its rooms one by one: the whole house brings what it tells of the process, and a tracing library.
import Counter from 'prom-client/lib/counter.js'
import Gauge from 'prom-client/lib/gauge.js'
import Histogram from 'prom-client/lib/histogram.js'
import Registry from 'prom-client/lib/registry.js'

const alarmKinds = [
  'number-guessing',
  'queue-stopped',
  'receipt-damaged',
  'return-not-written',
] as const
export type AlarmKind = (typeof alarmKinds)[number]

export type Metrics = {
  readonly requestSeconds: Histogram<'route' | 'status'>
  // Each of these rings: somebody must look.
  readonly alarms: { inc(labels: { readonly kind: AlarmKind }): void }
  readonly wrongNumbers: Counter<string>
  readonly lettersSent: Counter<'kind'>
  readonly readingsUnanswered: Gauge<'branch'>
  readonly jobsFailed: Counter<'task'>
  // Asked at every look: how many seconds the oldest letter waits that is still owed.
  watchLetters(oldestWaits: () => Promise<number>): void
  text(): Promise<string>
}

// A registry of its own, so that two cabinets in one process (tests) do not count for each other.
export function createMetrics(): Metrics {
  const registry = new Registry()
  let ofProcess: Promise<void> | undefined
  const registers = [registry]
  const alarms = new Counter({
    name: 'kabinet_alarms_total',
    help: 'Events that somebody must look at, by kind',
    labelNames: ['kind'],
    registers,
  })
  // A series that is there from the start: to Prometheus the first alarm is an increase.
  for (const kind of alarmKinds) alarms.inc({ kind }, 0)
  return {
    requestSeconds: new Histogram({
      name: 'kabinet_request_seconds',
      help: 'Time from a request to its answer, by route and status',
      labelNames: ['route', 'status'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
      registers,
    }),
    alarms,
    wrongNumbers: new Counter({
      name: 'kabinet_wrong_receipt_numbers_total',
      help: 'Receipt numbers that did not fit',
      registers,
    }),
    lettersSent: new Counter({
      name: 'kabinet_letters_sent_total',
      help: 'Letters the mail server took, by kind',
      labelNames: ['kind'],
      registers,
    }),
    readingsUnanswered: new Gauge({
      name: 'kabinet_readings_unanswered',
      help: 'Readings handed over that billing has not answered in its time, by branch',
      labelNames: ['branch'],
      registers,
    }),
    jobsFailed: new Counter({
      name: 'kabinet_jobs_failed_total',
      help: 'Attempts at a job that failed, by task; each is tried again',
      labelNames: ['task'],
      registers,
    }),
    watchLetters: (oldestWaits) => {
      new Gauge({
        name: 'kabinet_letters_waiting_seconds',
        help: 'Age of the oldest letter that is still owed; NaN when the database cannot be asked',
        registers,
        async collect() {
          this.set(await oldestWaits().catch(() => Number.NaN))
        },
      })
    },
    text: async () => {
      ofProcess ??= tellOfProcess(registry)
      await ofProcess
      return registry.metrics()
    },
  }
}

// Memory, processor, delays of the process itself. Loaded at the first look, because it is a tenth
// of the program's start.
async function tellOfProcess(register: Registry): Promise<void> {
  const { default: collect } = await import('prom-client/lib/defaultMetrics.js')
  collect({ register })
}

// GET /metrics on a port of its own, which a proxy never opens to the world.
export async function serveMetrics(metrics: Metrics, host: string, port: number) {
  // Not by import, which would read the module's getters, too: one loads Node's own fetch (0.1 s).
  const { createServer } = process.getBuiltinModule('node:http')
  const server = createServer(async (request, response) => {
    if (request.url !== '/metrics') return response.writeHead(404).end()
    const text = await metrics.text()
    return response.writeHead(200, { 'content-type': 'text/plain; version=0.0.4' }).end(text)
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  return { close: () => new Promise<void>((resolve) => server.close(() => resolve())) }
}
