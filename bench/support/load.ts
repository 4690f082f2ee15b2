import { connect, type Socket } from 'node:net'

export type Load = {
  readonly host: string
  readonly port: number
  readonly connections: number
  readonly seconds: number
  // The n-th request of a connection, as it goes on the wire.
  readonly request: (connection: number, count: number) => string
  readonly expectStatus?: number
}

export type Loaded = { readonly perSecond: number; readonly bytesPerAnswer: number }

// Keeps every connection busy with one request at a time and counts whole answers. Throws at the
// first answer of another status: a fast error is no speed.
export async function applyLoad(load: Load): Promise<Loaded> {
  const counted = { answers: 0, bytes: 0 }
  const end = performance.now() + load.seconds * 1000
  const started = performance.now()
  await Promise.all(
    Array.from({ length: load.connections }, (_, index) => keepBusy(load, index, end, counted)),
  )
  const seconds = (performance.now() - started) / 1000
  return {
    perSecond: counted.answers / seconds,
    bytesPerAnswer: counted.bytes / Math.max(counted.answers, 1),
  }
}

function keepBusy(
  load: Load,
  index: number,
  end: number,
  counted: { answers: number; bytes: number },
): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(load.port, load.host)
    let count = 0
    const next = () => socket.write(load.request(index, count++))
    const fail = (fault: Error) => {
      socket.destroy()
      reject(fault)
    }
    socket.on('error', fail)
    socket.on('connect', next)
    onAnswers(socket, (status, bytes) => {
      if (status !== (load.expectStatus ?? 200)) return fail(new Error(`answered ${status}`))
      counted.answers++
      counted.bytes += bytes
      if (performance.now() < end) return next()
      socket.end()
      return resolve()
    })
  })
}

// Finds the ends of HTTP/1.1 answers by Content-Length; the servers measured here all send it.
export function onAnswers(socket: Socket, answered: (status: number, bytes: number) => void): void {
  let pending = 0
  let header = ''
  let status = 0
  let size = 0
  socket.on('data', (chunk: Buffer) => {
    let rest = chunk
    if (pending === 0) {
      header += chunk.toString('latin1')
      const end = header.indexOf('\r\n\r\n')
      if (end < 0) return
      status = Number(header.slice(9, 12))
      size = Number(/content-length: (\d+)/i.exec(header)?.[1] ?? 0)
      pending = size
      rest = chunk.subarray(chunk.length - (header.length - end - 4))
      header = ''
    }
    pending -= rest.length
    if (pending === 0) answered(status, size)
  })
}
