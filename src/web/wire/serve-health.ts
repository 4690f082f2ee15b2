import type { FastifyInstance } from 'fastify'

const headers = {
  'content-type': 'text/plain; charset=utf-8',
  'cache-control': 'no-store',
} as const

// A pooler may hold a question for as long as its connections are taken.
const PATIENCE = 2_000

// /livez: the process answers. /readyz: it can also do its work; a balancer asks before sending
// people here.
export function serveHealth(app: FastifyInstance, isReady: () => Promise<boolean>): void {
  app.get('/livez', (_request, wire) => wire.headers(headers).send('ok\n'))
  app.get('/readyz', async (_request, wire) => {
    const ready = await inTime(isReady())
    return wire
      .code(ready ? 200 : 503)
      .headers(headers)
      .send(ready ? 'ready\n' : 'not ready\n')
  })
}

// False as well when the answer is not there in time.
function inTime(answer: Promise<boolean>): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>()
  const late = setTimeout(() => resolve(false), PATIENCE)
  answer.then(resolve, () => resolve(false)).finally(() => clearTimeout(late))
  return promise
}
