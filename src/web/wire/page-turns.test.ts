import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect } from 'node:net'
import { PassThrough } from 'node:stream'
import { before, beforeEach, test } from 'node:test'
import { brotliDecompressSync } from 'node:zlib'
import { webWorld } from '#test/support/web-world.ts'
import { notFound } from '../portal/frame/failures.ts'
import { redirect } from '../reply.ts'
import { routes } from '../routes.ts'
import { openRoute } from '../visit.ts'

// Pages that are at work until the test lets them go.
const atWork: (() => void)[] = []
const begin = () =>
  new Promise<ReturnType<typeof redirect>>((resolve) => {
    atWork.push(() => resolve(redirect('/done')))
  })
// Files on their way over links that the test keeps slow.
const sending: PassThrough[] = []

const world = await webWorld({
  probes: [
    openRoute('GET', '/probe/page', begin),
    openRoute('POST', '/probe/form', begin),
    openRoute('GET', '/probe/long-page', (visit) => begin().then(() => notFound(visit))),
    { ...openRoute('GET', '/probe/copy', begin), beginsAtOnce: true },
    openRoute('GET', '/probe/slow-link', () => {
      const body = new PassThrough()
      sending.push(body)
      return { kind: 'file', body, contentType: 'text/csv' }
    }),
  ],
})
const most = Math.ceil((world.services.db.connections * 2) / 3)
const ask = (url: string) => world.app.inject({ method: 'GET', url })

let port = 0
before(async () => {
  port = Number(new URL(await world.app.listen({ host: '127.0.0.1', port: 0 })).port)
})
beforeEach(() => {
  atWork.length = 0
})

async function until(count: number): Promise<void> {
  while (atWork.length < count) await new Promise((resolve) => setImmediate(resolve))
}

test('a page more than there are turns begins when another is done', async () => {
  const asked = Array.from({ length: most + 1 }, () => ask('/probe/page'))
  await until(most)
  // What the door does on its own between two requests.
  await world.visitor().get('/livez')
  assert.equal(atWork.length, most)
  atWork[0]?.()
  await until(most + 1)
  for (const end of atWork) end()
  for (const answer of await Promise.all(asked)) assert.equal(answer.statusCode, 303)
})

test('a form and what goes to the disk with others wait for no turn', async () => {
  const visitor = world.visitor()
  await visitor.get(routes.signIn)
  const asked = Array.from({ length: most }, () => ask('/probe/page'))
  await until(most)
  const others = [ask('/probe/copy'), visitor.post('/probe/form', {})]
  await until(most + 2)
  for (const end of atWork) end()
  await Promise.all([...asked, ...others])
})

test('whoever takes their time to receive an answer keeps nobody waiting', async () => {
  const slow = Array.from({ length: most }, () => ask('/probe/slow-link'))
  while (sending.length < most) await new Promise((resolve) => setImmediate(resolve))
  const page = ask('/probe/page')
  await until(1)
  atWork[0]?.()
  assert.equal((await page).statusCode, 303)
  for (const body of sending) body.end('done')
  for (const answer of await Promise.all(slow)) assert.equal(answer.body, 'done')
})

test('a page is compressed with less care while others wait', async () => {
  const size = async () => {
    const headers = { 'accept-encoding': 'br' }
    const { rawPayload } = await world.app.inject({ url: '/probe/long-page', headers })
    assert.match(brotliDecompressSync(rawPayload).toString(), /<\/html>$/)
    return rawPayload.length
  }
  const calm = size()
  await until(1)
  atWork[0]?.()
  const small = await calm
  atWork.length = 0
  const first = size()
  const asked = Array.from({ length: most }, () => ask('/probe/page'))
  await until(most)
  atWork[0]?.()
  assert.ok((await first) > small, 'somebody waited when it was done')
  await until(most + 1)
  for (const end of atWork) end()
  await Promise.all(asked)
})

test('whoever left while they waited is not worked for', async () => {
  const asked = Array.from({ length: most }, () => ask('/probe/page'))
  await until(most)
  const socket = connect(port, '127.0.0.1')
  const arrived = once(world.app.server, 'request')
  socket.write('GET /probe/page HTTP/1.1\r\nHost: localhost\r\n\r\n')
  const [request] = await arrived
  const left = once(request.socket, 'close')
  socket.destroy()
  await left
  const last = ask('/probe/page')
  for (const end of atWork) end()
  await Promise.all(asked)
  await until(most + 1)
  assert.equal(atWork.length, most + 1, 'only the one who still waits')
  atWork.at(-1)?.()
  assert.equal((await last).statusCode, 303)
})

test('who gets no turn within ten seconds is told to come back', async ({ mock }) => {
  const asked = Array.from({ length: most }, () => ask('/probe/page'))
  await until(most)
  mock.timers.enable({ apis: ['setTimeout'] })
  const arrived = once(world.app.server, 'request')
  const refused = fetch(`http://127.0.0.1:${port}/probe/page`)
  await arrived
  mock.timers.tick(10_000)
  const answer = await refused
  mock.timers.reset()
  assert.equal(answer.status, 503)
  assert.equal(answer.headers.get('retry-after'), '60')
  assert.match(await answer.text(), /Кабинет сейчас перегружен/)
  for (const end of atWork) end()
  await Promise.all(asked)
})
