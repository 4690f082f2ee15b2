import { connect, type Socket } from 'node:net'
import { onAnswers } from './load.ts'

// One request of somebody who does not care how busy the others keep the server.
type Arrival = {
  // Milliseconds after the start.
  readonly at: number
  readonly kind: string
  readonly request: string
}

export type Answered = {
  readonly kind: string
  // Undefined when no answer came, or the connection broke.
  readonly status: number | undefined
  // From the moment it should have been sent, so that a wait for the server counts wherever it is.
  readonly milliseconds: number
  // Milliseconds after the start.
  readonly doneAt: number
}

type OpenLoad = {
  readonly host: string
  readonly port: number
  // Browsers' connections; who finds none free waits for one.
  readonly connections: number
  // How long after the last arrival answers are still waited for.
  readonly patienceSeconds: number
}

// Sends every request at its moment, however slowly the earlier ones are answered.
export function applyArrivals(
  { host, port, connections, patienceSeconds }: OpenLoad,
  arrivals: readonly Arrival[],
): Promise<readonly Answered[]> {
  const { promise, resolve } = Promise.withResolvers<readonly Answered[]>()
  const answers: Answered[] = []
  const idle: Socket[] = []
  const sockets = new Map<Socket, Arrival | undefined>()
  const waiting: Arrival[] = []
  const started = performance.now()
  let sent = 0
  const conclude = ({ kind, at }: Arrival, status?: number) => {
    const doneAt = performance.now() - started
    answers.push({ kind, status, milliseconds: doneAt - at, doneAt })
    if (answers.length === arrivals.length) finish()
  }
  const give = (socket: Socket, arrival: Arrival) => {
    sockets.set(socket, arrival)
    socket.write(arrival.request)
  }
  const open = (first: Arrival) => {
    const socket = connect(port, host)
    socket.setNoDelay(true)
    give(socket, first)
    onAnswers(socket, (status) => {
      const answered = sockets.get(socket)
      sockets.set(socket, undefined)
      if (answered) conclude(answered, status)
      const next = waiting.shift()
      if (next) give(socket, next)
      else idle.push(socket)
    })
    socket.on('error', () => {})
    socket.on('close', () => {
      const unanswered = sockets.get(socket)
      sockets.delete(socket)
      const place = idle.indexOf(socket)
      if (place >= 0) idle.splice(place, 1)
      if (unanswered) conclude(unanswered)
      const next = waiting.shift()
      if (next) open(next)
    })
  }
  const tick = setInterval(() => {
    const now = performance.now() - started
    for (; sent < arrivals.length; sent += 1) {
      const arrival = arrivals[sent]
      if (!arrival || arrival.at > now) break
      const socket = idle.pop()
      if (socket) give(socket, arrival)
      else if (sockets.size < connections) open(arrival)
      else waiting.push(arrival)
    }
  }, 1)
  const giveUp = setTimeout(() => finish(), (arrivals.at(-1)?.at ?? 0) + patienceSeconds * 1000)
  function finish(): void {
    clearInterval(tick)
    clearTimeout(giveUp)
    for (const socket of sockets.keys()) socket.removeAllListeners('close').destroy()
    for (const left of [...sockets.values(), ...waiting]) {
      if (left) answers.push({ ...never, kind: left.kind })
    }
    resolve(answers)
  }
  return promise
}

const never = { status: undefined, milliseconds: Infinity, doneAt: Infinity }

// Arrivals at random, so many a second on average: they bunch as people do. The same every time.
export function atRandom(
  perSecond: number,
  seconds: number,
  of: (index: number, random: () => number) => Omit<Arrival, 'at'>,
): Arrival[] {
  const random = seeded(perSecond)
  const arrivals: Arrival[] = []
  for (let at = 0; ; ) {
    at -= (Math.log(1 - random()) * 1000) / perSecond
    if (at > seconds * 1000) return arrivals
    arrivals.push({ at, ...of(arrivals.length, random) })
  }
}

// Marsaglia's xorshift with 32 bits.
function seeded(seed: number): () => number {
  let state = seed | 1
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 2 ** 32
  }
}
