import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { openAccount, registered } from '#test/support/identity-world.ts'
import { publicUrl, webWorld } from '#test/support/web-world.ts'
import { sessionCookie, visitorCookie } from './guards/cookies.ts'
import { startPage } from './portal/frame/start-page.ts'
import { page, redirect } from './reply.ts'
import { routes } from './routes.ts'
import { accountRoute, customerRoute, openRoute, type Visit } from './visit.ts'

let seen: Visit | undefined
const keep = (visit: Visit) => {
  seen = visit
  return page(startPage(visit))
}
const world = await webWorld({
  trustProxy: ['192.0.2.1'],
  probes: [
    openRoute('GET', '/probe/open', keep),
    openRoute('POST', '/probe/open', keep),
    openRoute('POST', '/probe/upload', keep, 1000),
    openRoute('POST', '/probe/leave', () =>
      redirect(routes.start, [{ name: sessionCookie, value: null }]),
    ),
    customerRoute('GET', '/probe/customer', keep),
    customerRoute('POST', '/probe/customer', keep),
    accountRoute('GET', '/probe/accounts/:account', keep),
  ],
})
const [number] = await openAccount(world, '4130314187', 1)
const [other] = await openAccount(world, '4130322106', 1)
assert.ok(number && other)
const anna = await registered(world, { number, email: 'anna@example.ru' })
const boris = await registered(world, { number: other, email: 'boris@example.ru' })
const links = [anna, boris].map(({ viewer }) => viewer.links[0]?.linkId ?? '')

function signedIn() {
  const visitor = world.visitor()
  visitor.jar.set(sessionCookie, anna.token)
  return visitor
}

test('a form of our own page is taken, with what was typed', async () => {
  const visitor = world.visitor()
  await visitor.get('/probe/open')
  const { status } = await visitor.post('/probe/open', { name: 'Бабушкина квартира +1 & 2' })
  assert.equal(status, 200)
  assert.equal(seen?.form.name, 'Бабушкина квартира +1 & 2')
})

test('no token, another visitor’s or a spoilt one changes nothing', async () => {
  const visitor = world.visitor()
  const stranger = world.visitor()
  await visitor.get('/probe/open')
  const foreign = (await stranger.get('/probe/open')).$('input[name=token]').attr('value') ?? ''
  seen = undefined
  for (const wrong of ['', 'x', foreign]) {
    const { status, $ } = await visitor.post('/probe/open', { token: wrong })
    assert.equal(status, 403)
    assert.equal($('h1').text(), 'Страница устарела')
  }
  assert.equal(seen, undefined)
})

test('a form filled before signing in does not count after it', async () => {
  const visitor = world.visitor()
  await visitor.get('/probe/open')
  visitor.jar.set(sessionCookie, anna.token)
  assert.equal((await visitor.post('/probe/open', {})).status, 403)
  assert.equal((await visitor.post('/probe/open', {})).status, 200)
})

test('a form that another site sends is refused whatever it carries', async () => {
  const visitor = signedIn()
  const cases: [headers: Record<string, string>, status: number][] = [
    [{ 'sec-fetch-site': 'cross-site' }, 403],
    [{ 'sec-fetch-site': 'same-site' }, 403],
    [{ 'sec-fetch-site': 'none' }, 200],
    [{ 'sec-fetch-site': 'same-origin' }, 200],
  ]
  for (const [headers, status] of cases) {
    await visitor.get('/probe/open')
    assert.equal((await visitor.post('/probe/open', {}, headers)).status, status)
  }
  for (const [origin, status] of [
    [publicUrl, 200],
    ['https://evil.example', 403],
    ['null', 403],
  ] as const) {
    const { $ } = await visitor.get('/probe/open')
    const answer = await visitor.send({
      method: 'POST',
      url: '/probe/open',
      payload: new URLSearchParams({
        token: $('input[name=token]').attr('value') ?? '',
      }).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin },
    })
    assert.equal(answer.status, status, origin)
  }
})

test('one file up to the limit of its route, in a form with its token', async () => {
  const visitor = world.visitor()
  await visitor.get('/probe/open')
  const upload = async (bytes: number, withToken = true) => {
    const { $ } = await visitor.get('/probe/open')
    const form = new FormData()
    if (withToken) form.set('token', $('input[name=token]').attr('value') ?? '')
    form.set('copy', new Blob([Buffer.alloc(bytes, 1)]), 'copy.pdf')
    const request = new Request(publicUrl, { method: 'POST', body: form })
    const payload = Buffer.from(await request.arrayBuffer())
    const type = request.headers.get('content-type') ?? ''
    const headers = { 'content-type': type, 'sec-fetch-site': 'same-origin' }
    return visitor.send({ method: 'POST', url: '/probe/upload', payload, headers })
  }
  assert.equal((await upload(1000)).status, 200)
  const sha256 = createHash('sha256').update(Buffer.alloc(1000, 1)).digest()
  assert.deepEqual(seen?.uploadSha256, sha256)
  assert.equal((await upload(1001)).status, 413)
  assert.equal((await upload(10, false)).status, 403)
})

test('whoever is not signed in is sent to sign in and comes back', async () => {
  const visitor = world.visitor()
  const { status, location } = await visitor.get('/probe/customer?from=2018-01')
  assert.equal(status, 303)
  assert.equal(location, `${routes.signIn}?next=%2Fprobe%2Fcustomer%3Ffrom%3D2018-01`)
  assert.equal((await visitor.get(`/probe/accounts/${links[0]}`)).status, 303)
  const post = await visitor.post('/probe/customer', {})
  assert.equal(post.location, routes.signIn)
  for (const wrong of ['', 'x', anna.token.toUpperCase(), `${anna.token}a`]) {
    visitor.jar.set(sessionCookie, wrong)
    assert.equal((await visitor.get('/probe/customer')).status, 303)
  }
  assert.equal((await signedIn().get('/probe/customer')).status, 200)
})

test('a foreign, an absent and a malformed link are the same page', async () => {
  const visitor = signedIn()
  assert.equal((await visitor.get(`/probe/accounts/${links[0]}`)).status, 200)
  const absent = await visitor.get('/nowhere')
  assert.equal(absent.status, 404)
  const withoutToken = (text: string) => text.replaceAll(/value="[\w-]{86}"/g, '')
  const wrong = [
    links[1] ?? '',
    '0123456789abcdef',
    '4130314187',
    '%00',
    '..%2f',
    'a'.repeat(99),
    'ы',
  ]
  for (const link of wrong) {
    const answer = await visitor.get(`/probe/accounts/${encodeURI(link)}`)
    assert.equal(answer.status, 404, link)
    assert.equal(withoutToken(answer.text), withoutToken(absent.text), link)
    assert.deepEqual(Object.keys(answer.headers).sort(), Object.keys(absent.headers).sort(), link)
  }
})

test('a browser is named once, by a cookie of this host only', async () => {
  const visitor = world.visitor()
  const { cookies } = await visitor.get('/probe/open')
  assert.equal(cookies.length, 1)
  assert.match(
    cookies[0] ?? '',
    /^__Host-visitor=[0-9a-f]{64}; Max-Age=15552000; Path=\/; Secure; HttpOnly; SameSite=Lax$/,
  )
  assert.equal(seen?.visitor, visitor.jar.get(visitorCookie))
  assert.deepEqual((await visitor.get('/probe/open')).cookies, [])
  visitor.jar.set(visitorCookie, '../../etc')
  assert.match((await visitor.get('/probe/open')).cookies[0] ?? '', /^__Host-visitor=[0-9a-f]{64};/)
})

test('signing out empties what the browser kept', async () => {
  const visitor = signedIn()
  await visitor.get('/probe/open')
  const { headers, cookies } = await visitor.post('/probe/leave', {})
  assert.equal(headers['clear-site-data'], '"cache", "storage"')
  assert.match(cookies.join(), /__Host-session=; Max-Age=0;/)
})

test('a forwarded address is believed from a trusted proxy only', async () => {
  const sourceOf = async (remoteAddress: string, forwarded?: string) => {
    const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded }
    await world.visitor().send({ method: 'GET', url: '/probe/open', remoteAddress, headers })
    return seen?.source
  }
  const direct = await sourceOf('203.0.113.7')
  assert.equal(await sourceOf('192.0.2.1', '203.0.113.7'), direct)
  assert.equal(await sourceOf('203.0.113.7', '198.51.100.9'), direct)
  assert.equal(await sourceOf('192.0.2.1', '198.51.100.9, 203.0.113.7'), direct)
  assert.notEqual(await sourceOf('198.51.100.9'), direct)
})

test('a handler knows the day in the utility’s zone', async () => {
  await world.visitor().get('/probe/open?a=1&a=2')
  assert.equal(seen?.today, '2019-01-14')
  assert.equal(seen?.query.a, '1')
})
