import type { FastifyInstance } from 'fastify'

const headers = {
  'content-type': 'text/plain; charset=utf-8',
  'cache-control': 'no-store',
} as const

// /livez: the process answers. /readyz: it can also do its work; a balancer asks before sending
// people here.
export function serveHealth(app: FastifyInstance, isReady: () => Promise<boolean>): void {
  app.get('/livez', (_request, wire) => wire.headers(headers).send('ok\n'))
  app.get('/readyz', async (_request, wire) => {
    const ready = await isReady().catch(() => false)
    return wire
      .code(ready ? 200 : 503)
      .headers(headers)
      .send(ready ? 'ready\n' : 'not ready\n')
  })
}
