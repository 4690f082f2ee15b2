import assert from 'node:assert/strict'
import { test } from 'node:test'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { webWorld } from '#test/support/web-world.ts'
import { assetHref } from './assets/catalogue.ts'
import { portalRoutes } from './portal/portal-routes.ts'
import { manifestHref, routes } from './routes.ts'
import { openRoute } from './visit.ts'

const world = await webWorld({
  probes: [
    openRoute('GET', '/probe/broken', () => {
      throw new Error('duplicate key: anna@example.ru')
    }),
    openRoute('POST', '/probe/form', (visit) => ({
      kind: 'file',
      body: JSON.stringify(visit.form),
      contentType: 'application/json',
    })),
    openRoute('GET', '/probe/file', () => ({
      kind: 'file',
      body: Buffer.from('%PDF'),
      contentType: 'application/pdf',
      downloadName: 'Квитанция.pdf',
    })),
  ],
})

test('every page carries the walls of the browser', async () => {
  const { headers, status } = await world.visitor().get(routes.start)
  assert.equal(status, 200)
  assert.equal(headers['content-type'], 'text/html; charset=utf-8')
  assert.equal(headers['cache-control'], 'no-store')
  assert.equal(headers['x-content-type-options'], 'nosniff')
  assert.equal(headers['referrer-policy'], 'same-origin')
  assert.equal(headers['cross-origin-opener-policy'], 'same-origin')
  assert.equal(headers['cross-origin-resource-policy'], 'same-origin')
  assert.match(headers['strict-transport-security'] ?? '', /max-age=63072000; includeSubDomains/)
  assert.match(headers['permissions-policy'] ?? '', /camera=\(self\), geolocation=\(\)/)
  const policy = headers['content-security-policy'] ?? ''
  for (const rule of ["default-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"]) {
    assert.ok(policy.includes(rule), rule)
  }
  assert.doesNotMatch(policy, /unsafe|https?:|\*/)
})

test('a page needs nothing that the policy forbids', async () => {
  const visitor = world.visitor()
  for (const path of [routes.start, routes.signIn, routes.accessibility, '/nowhere']) {
    const { $ } = await visitor.get(path)
    assert.equal($('[style], style, script:not([src])').length, 0, path)
    const outside = $('link[href], script[src], img[src]')
      .toArray()
      .map((element) => $(element).attr('href') ?? $(element).attr('src') ?? '')
      .filter((address) => !address.startsWith('/assets/') && address !== manifestHref('ru'))
    assert.deepEqual(outside, [], path)
  }
})

test('HEAD is answered like GET without a body', async () => {
  const visitor = world.visitor()
  const head = await visitor.send({ method: 'HEAD', url: routes.accessibility })
  assert.equal(head.status, 200)
  assert.equal(head.text, '')
  assert.equal(head.headers['content-type'], 'text/html; charset=utf-8')
})

test('a method that a page does not have is refused with those it has', async () => {
  const visitor = world.visitor()
  const cases = [
    ['GET', routes.language, 'POST'],
    ['HEAD', routes.language, 'POST'],
    ['POST', routes.start, 'GET, HEAD'],
    ['DELETE', routes.start, 'GET, HEAD, POST'],
    ['OPTIONS', '/nowhere', 'GET, HEAD, POST'],
    ['TRACE', routes.start, 'GET, HEAD, POST'],
  ] as const
  for (const [method, url, allow] of cases) {
    const { status, headers } = await visitor.send({ method: method as 'GET', url })
    assert.equal(status, 405, `${method} ${url}`)
    assert.equal(headers.allow, allow, `${method} ${url}`)
  }
})

test('no route matches a parameter by a pattern, for it may be as long as an address', () => {
  for (const { path } of portalRoutes) assert.match(path, /^(\/(:\w+|[a-z.-]*))+$/, path)
})

test('what cannot be read is a page that says so', async () => {
  const visitor = world.visitor()
  const form = { 'content-type': 'application/x-www-form-urlencoded' }
  const post = (payload: string, headers: Record<string, string> = form) =>
    visitor.send({ method: 'POST', url: '/probe/form', payload, headers })
  const cases: [name: string, status: number, answer: { status: number; text: string }][] = [
    ['a wrong escape in the path', 400, await visitor.get('/accounts/%zz')],
    ['a wrong escape in the query', 400, await visitor.get('/start?a=%c3%28')],
    ['a NUL in the query', 400, await visitor.get('/start?a=%00')],
    ['a wrong escape in a form', 400, await post('a=%')],
    ['a form of a kind we do not take', 415, await post('{}', { 'content-type': 'text/json' })],
    ['a file where none is taken', 415, await post('', { 'content-type': 'multipart/form-data' })],
    ['a form larger than 64 kB', 413, await post(`a=${'a'.repeat(64 * 1024)}`)],
    ['an address that is nowhere', 404, await visitor.get('/nowhere')],
  ]
  for (const [name, status, answer] of cases) {
    assert.equal(answer.status, status, name)
    assert.match(answer.text, /<h1>[^<]+<\/h1>.*Что делать.*href="tel:/s, name)
  }
})

test('our own fault is a number that finds it in the log, and nothing else', async () => {
  const { status, text, $ } = await world.visitor().get('/probe/broken')
  assert.equal(status, 500)
  assert.equal($('h1').text(), 'У нас что-то сломалось')
  assert.doesNotMatch(text, /anna|duplicate|server\.test/)
  const id = /Назовите номер ([0-9a-f]{8})\./.exec(text)?.[1] ?? 'none'
  const line = world.logged.find((logged) => logged.includes(id)) ?? ''
  assert.match(line, /"event":"request.failed"/)
  assert.match(line, /"route":"\/probe\/broken"/)
  assert.match(line, /server\.test\.ts/)
  assert.doesNotMatch(line, /anna/)
})

test('a page travels compressed when the browser takes it, and is the same page', async () => {
  const visitor = world.visitor()
  const brotli = await visitor.get(routes.start, { 'accept-encoding': 'gzip, deflate, br' })
  assert.equal(brotli.headers['content-encoding'], 'br')
  assert.equal(brotli.headers.vary, 'accept-encoding')
  assert.match(brotliDecompressSync(brotli.bytes).toString(), /^<!doctype html>.+<\/html>$/s)
  const gzip = await visitor.get(routes.start, { 'accept-encoding': 'br;q=0, gzip' })
  assert.equal(gzip.headers['content-encoding'], 'gzip')
  assert.match(gunzipSync(gzip.bytes).toString(), /<\/html>$/)
  const plain = await visitor.get(routes.start, { 'accept-encoding': 'identity' })
  assert.equal(plain.headers['content-encoding'], undefined)
})

test('what a browser fetches beside pages is kept for ever under its own hash', async () => {
  const visitor = world.visitor()
  const names = [
    'cabinet.css',
    'golos-latin.woff2',
    'golos-cyrillic.woff2',
    'golos-ruble.woff2',
    'mark.svg',
    'show-password.js',
  ]
  for (const name of names) {
    const { status, headers, bytes } = await visitor.get(assetHref(name))
    assert.equal(status, 200, name)
    assert.match(headers['cache-control'] ?? '', /immutable/, name)
    assert.equal(headers['x-content-type-options'], 'nosniff', name)
    assert.ok(bytes.length > 0, name)
  }
  const older = await visitor.get('/assets/cabinet.0123456789.css')
  assert.equal(older.status, 200)
  assert.equal(older.headers['cache-control'], 'no-store')
  assert.equal((await visitor.get('/assets/nothing.css')).status, 404)
  assert.equal((await visitor.get('/assets/..%2fserver.ts')).status, 404)
})

test('a file is offered under its Russian name and may do nothing in a browser', async () => {
  const { headers } = await world.visitor().get('/probe/file')
  assert.match(
    headers['content-disposition'] ?? '',
    /^attachment; filename=".+"; filename\*=UTF-8''%D0/,
  )
  assert.match(headers['content-security-policy'] ?? '', /default-src 'none'.*sandbox/)
  assert.equal(headers['cache-control'], 'no-store')
  assert.equal(headers['x-content-type-options'], 'nosniff')
})

test('life and readiness are told to a balancer', async () => {
  const visitor = world.visitor()
  assert.equal((await visitor.get('/livez')).text, 'ok\n')
  assert.equal((await visitor.get('/readyz')).text, 'ready\n')
})

test('what was answered is counted by route, never by address', async () => {
  await world.visitor().get('/start?secret=1')
  await world.visitor().get('/accounts/4130314187')
  const text = await world.metrics.text()
  assert.match(text, /kabinet_request_seconds_count\{route="\/start",status="200"\} \d/)
  assert.doesNotMatch(text, /secret|4130314187/)
})

test('a broken request is a bare 400, and the server lives on', async () => {
  const address = await world.app.listen({ port: 0, host: '127.0.0.1' })
  const { connect } = await import('node:net')
  const { port, hostname } = new URL(address)
  const answer = await new Promise<string>((resolve, reject) => {
    const socket = connect(Number(port), hostname, () =>
      socket.write('GET / HTTP/1.1\r\nbad\r\n\r\n'),
    )
    let text = ''
    socket.on('data', (chunk) => {
      text += chunk.toString()
    })
    socket.on('close', () => resolve(text))
    socket.on('error', reject)
  })
  assert.match(answer, /^HTTP\/1\.1 400 Bad Request\r\n/)
  assert.match(answer, /\r\n\r\n$/)
  const page = await fetch(`${address}${routes.start}`)
  assert.equal(page.status, 200)
  assert.equal(page.headers.get('x-powered-by'), null)
  assert.equal(page.headers.get('server'), null)
})
