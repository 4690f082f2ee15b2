import { sessionCookie, visitorCookie } from '#web/guards/cookies.ts'
import type { Figure } from './benchmark.ts'
import { applyLoad, type Load, type Loaded } from './load.ts'
import type { Region } from './region.ts'
import { type ServerProcess, startProcess } from './server-process.ts'

type Comparison = {
  readonly goal: string
  readonly of: string
  readonly atLeast: number
  // The name of the bare page; 'copy' is a file instead.
  readonly bare: string
  readonly path: (linkId: string) => string
  // Of the process that serves ours; the web half as it is started without it.
  readonly served?: readonly string[]
  // Send as many bytes as the page does, so that only the work differs.
  readonly samePageSize: boolean
}

const CONNECTIONS = 32

// Interleaved rounds of the bare page and ours, each in a fresh process, each warmed up first.
export async function comparePages(
  region: Region,
  comparison: Comparison,
  rounds: { readonly count: number; readonly seconds: number },
  say: (line: string) => void,
): Promise<Figure> {
  const values: number[] = []
  let filler = 0
  for (let round = 0; round < rounds.count; round++) {
    const ours = await measureOurs(region, comparison, rounds.seconds)
    const bare = await measureBare(region, comparison, rounds.seconds, filler)
    // The first round only finds out how large both pages are.
    if (round === 0 && comparison.samePageSize && filler === 0) {
      filler = Math.max(0, Math.round(ours.bytesPerAnswer - bare.bytesPerAnswer))
      round--
      if (filler === 0) filler = 1
      continue
    }
    values.push(ours.perSecond / bare.perSecond)
    say(`${comparison.of}: ${told(ours)}; ${told(bare)}`)
  }
  const { goal, of, atLeast } = comparison
  return { goal, of, atLeast, values }
}

const told = ({ perSecond, bytesPerAnswer }: Loaded) =>
  `${Math.round(perSecond)} a second of ${Math.round(bytesPerAnswer)} bytes`

async function measureOurs(
  region: Region,
  { path, served = ['src/main/start.mjs', 'web'] }: Comparison,
  seconds: number,
): Promise<Loaded> {
  const environment = { KABINET_DATA: region.dataFolder }
  const server = await startProcess(served, environment, '/readyz')
  return underLoad(server, asCustomer(region, server, path), seconds)
}

// The requests of customers who are signed in, each connection taking them in turn.
export function asCustomer(
  region: Region,
  server: ServerProcess,
  path: (linkId: string) => string,
): (connection: number, count: number) => string {
  const requests = region.customers.map(
    ({ token, linkId }) =>
      `GET ${path(linkId)} HTTP/1.1\r\nHost: localhost:${server.port}\r\n` +
      `Cookie: ${sessionCookie}=${token}; ${visitorCookie}=${'0'.repeat(64)}\r\n\r\n`,
  )
  return inTurn(requests)
}

const inTurn = (requests: readonly string[]) => (connection: number, count: number) =>
  requests[(connection + count * CONNECTIONS) % requests.length] ?? ''

async function measureBare(
  region: Region,
  { bare }: Comparison,
  seconds: number,
  filler: number,
): Promise<Loaded> {
  const environment = {
    BARE_DATABASE: region.parts.databases.ownerUrl,
    PAGE: bare,
    FILLER: `${filler}`,
  }
  const entry =
    bare === 'copy' ? 'bench/yardsticks/file-server.ts' : 'bench/yardsticks/bare-server.ts'
  const server = await startProcess([entry], environment, '/ready')
  const requests = region.customers.map(
    ({ accountNumber }) => `GET /${accountNumber} HTTP/1.1\r\nHost: localhost\r\n\r\n`,
  )
  return underLoad(server, inTurn(requests), seconds)
}

async function underLoad(
  server: ServerProcess,
  request: Load['request'],
  seconds: number,
): Promise<Loaded> {
  const load = {
    host: '127.0.0.1',
    port: server.port,
    connections: CONNECTIONS,
    request,
  }
  try {
    await applyLoad({ ...load, seconds: 5 })
    return await applyLoad({ ...load, seconds })
  } finally {
    await server.stop()
  }
}
