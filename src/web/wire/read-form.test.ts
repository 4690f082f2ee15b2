import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { type ClientRequest, type IncomingMessage, request as send } from 'node:http'
import { connect } from 'node:net'
import { before, test } from 'node:test'
import { webWorld } from '#test/support/web-world.ts'
import { redirect } from '../reply.ts'
import { openRoute } from '../visit.ts'

const LIMIT = 300_000
// As server.ts has it.
const AT_ONCE = 8
const world = await webWorld({
  probes: [
    openRoute(
      'POST',
      '/probe/copy',
      ({ uploadSha256 }) => redirect(`/hash/${uploadSha256?.toString('hex')}`),
      LIMIT,
    ),
  ],
})
let port = 0
let cookie = ''
let token = ''
before(async () => {
  port = Number(new URL(await world.app.listen({ host: '127.0.0.1', port: 0 })).port)
  const visitor = world.visitor()
  const page = await visitor.get('/check')
  token = page.$('main input[name=token]').attr('value') ?? ''
  cookie = [...visitor.jar].map(([name, value]) => `${name}=${value}`).join('; ')
})

const part = (head: string) => `--b\r\nContent-Disposition: form-data; ${head}\r\n\r\n`
const fileHead = part('name="receipt"; filename="kvitantsiya.pdf"')
const end = '\r\n--b--\r\n'

// A form on its way over a link as slow as the test, up to the first byte of its file.
function begin(shown: string): { request: ClientRequest; answer: Promise<IncomingMessage> } {
  const headers = {
    cookie,
    'content-type': 'multipart/form-data; boundary=b',
    'sec-fetch-site': 'same-origin',
  }
  const options = { port, host: '127.0.0.1', path: '/probe/copy', method: 'POST', headers }
  const request = send({ ...options, agent: false })
  // Whoever leaves in the middle is told so, and knows it.
  request.on('error', () => {})
  request.write(`${part('name="token"')}${shown}\r\n${fileHead}%`)
  const answer = once(request, 'response').then(([response]) => response as IncomingMessage)
  return { request, answer }
}

async function told(answer: Promise<IncomingMessage>): Promise<string> {
  const response = await answer
  response.resume()
  return `${response.statusCode} ${response.headers.location ?? ''}`
}

test('a file is hashed as it comes, in whatever pieces', async () => {
  const bytes = Buffer.from(Array.from({ length: LIMIT - 1 }, (_, index) => index % 251))
  const { request, answer } = begin(token)
  for (const [from, to] of [
    [0, 1],
    [1, 70_000],
    [70_000, LIMIT],
  ]) {
    request.write(bytes.subarray(from, to))
    await new Promise((resolve) => setImmediate(resolve))
  }
  request.end(end)
  const sha256 = createHash('sha256').update('%').update(bytes).digest('hex')
  assert.equal(await told(answer), `303 /hash/${sha256}`)
})

test('a form without a good token is refused before its file has come', async () => {
  for (const shown of ['', 'x', `${token.slice(0, -2)}AA`]) {
    const { request, answer } = begin(shown)
    assert.equal(await told(answer), '403 ')
    request.destroy()
  }
})

test('whoever goes on sending after a refusal is heard to the end', async () => {
  const most = 20 * LIMIT
  const form = `${part('name="token"')}x\r\n${fileHead}%`
  const socket = connect(port, '127.0.0.1')
  let answers = ''
  socket.setEncoding('utf8').on('data', (text: string) => {
    answers += text
  })
  const until = async (what: RegExp) => {
    while (!what.test(answers)) await once(socket, 'data')
  }
  socket.write(
    `POST /probe/copy HTTP/1.1\r\nHost: localhost\r\nCookie: ${cookie}\r\n` +
      'Sec-Fetch-Site: same-origin\r\nContent-Type: multipart/form-data; boundary=b\r\n' +
      `Content-Length: ${form.length + most}\r\n\r\n${form}`,
  )
  await until(/^HTTP\/1.1 403 /)
  for (let sent = 0; sent < most; sent += LIMIT) socket.write(Buffer.alloc(LIMIT))
  socket.write('GET /livez HTTP/1.1\r\nHost: localhost\r\n\r\n')
  await until(/HTTP\/1.1 200 /)
  socket.destroy()
})

test('a file larger than its route takes is refused before the rest has come', async () => {
  const { request, answer } = begin(token)
  request.write(Buffer.alloc(LIMIT))
  assert.equal(await told(answer), '413 ')
  request.destroy()
})

// Files at work until the test lets them go. Once a later form is answered, they are there.
async function takeAllTurns() {
  const slow = Array.from({ length: AT_ONCE }, () => begin(token))
  const refused = begin('x')
  assert.equal(await told(refused.answer), '403 ')
  refused.request.destroy()
  return slow
}

test('a file more than there are turns waits, and those without a token take none', async () => {
  const slow = await takeAllTurns()
  const waiting = begin(token)
  waiting.request.end(`PDF${end}`)
  for (const { request } of slow) request.end(`PDF${end}`)
  const sha256 = createHash('sha256').update('%PDF').digest('hex')
  for (const { answer } of [...slow, waiting]) {
    assert.equal(await told(answer), `303 /hash/${sha256}`)
  }
})

test('a file that finds no turn is told to come back', async ({ mock }) => {
  const slow = await takeAllTurns()
  mock.timers.enable({ apis: ['setTimeout'] })
  const { request, answer } = begin(token)
  request.end(`PDF${end}`)
  let came: IncomingMessage | undefined
  answer.then((response) => {
    came = response
  })
  while (came === undefined) {
    await new Promise((resolve) => setImmediate(resolve))
    mock.timers.tick(10_000)
  }
  mock.timers.reset()
  assert.equal(came.statusCode, 503)
  assert.equal(came.headers['retry-after'], '60')
  came.resume()
  for (const { request: one } of slow) one.end(end)
  for (const { answer: late } of slow) assert.match(await told(late), /^303 /)
})
