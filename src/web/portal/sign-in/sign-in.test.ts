import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openAccount, password, strayNumber } from '#test/support/identity-world.ts'
import { registerAt } from '#test/support/registering.ts'
import type { Answer } from '#test/support/web-visitor.ts'
import { webWorld } from '#test/support/web-world.ts'
import { routes } from '../../routes.ts'

const world = await webWorld()
const [number = strayNumber()] = await openAccount(world, '4120200001', 1)
const email = 'olga@mail.ru'
await registerAt(world, world.visitor(), { number, email })

test('signing in leads where the visitor was going, within this site only', async () => {
  for (const [next, location] of [
    ['/settings', '/settings'],
    ['/settings/sessions?outcome=x', '/settings/sessions?outcome=x'],
    ['', '/'],
    ['//evil.example/', '/'],
    ['/\\evil.example', '/'],
    ['https://evil.example/', '/'],
    ['javascript:alert(1)', '/'],
  ] as const) {
    const visitor = world.visitor()
    const { $ } = await visitor.get(`${routes.signIn}?next=${encodeURIComponent(next)}`)
    const kept = $('main input[name=next]').attr('value')
    assert.equal(kept, location === '/' ? undefined : next)
    const answer = await visitor.post(routes.signIn, { email, password, next: kept ?? next })
    assert.equal(answer.location, location, next)
    assert.match(answer.cookies.join('\n'), /__Host-session=[^;]+; Path=\/; Secure; HttpOnly/)
  }
})

test('a browser that signs in is known for another half a year', async () => {
  const visitor = world.visitor()
  await visitor.get(routes.signIn)
  const known = visitor.jar.get('__Host-visitor')
  const { cookies } = await visitor.post(routes.signIn, { email, password })
  const renewed = `__Host-visitor=${known}; Max-Age=15552000;`
  assert.ok(cookies.some((cookie) => cookie.startsWith(renewed)))
})

test('a page that needs a sign-in is come back to', async () => {
  const visitor = world.visitor()
  const { location } = await visitor.get(routes.settings.sessions)
  assert.equal(location, '/sign-in?next=%2Fsettings%2Fsessions')
  assert.match((await visitor.get(location)).$('.lede').text(), /вернём/)
  const answer = await visitor.post(routes.signIn, { email, password, next: '/settings/sessions' })
  assert.equal((await visitor.get(answer.location)).status, 200)
  assert.equal((await visitor.get('/sign-in?next=/settings')).location, '/settings')
})

test('an address too long to come back to is carried nowhere', async () => {
  const visitor = world.visitor()
  for (const made of ['a'.repeat(600), encodeURIComponent('я'.repeat(2000))]) {
    const closed = await visitor.get(`/accounts/${made}/receipts`)
    assert.equal(closed.status, 303)
    assert.equal(closed.location, routes.signIn)
    const open = await visitor.get(`/confirmations/${made}`)
    assert.equal(open.status, 404)
    assert.doesNotMatch(open.text, new RegExp(made.slice(0, 50)))
    // The language is changed all the same, on the first page.
    const switched = await visitor.post(routes.language, { language: 'en' })
    assert.equal(switched.location, routes.summary)
  }
})

test('a wrong password and an unknown address are answered alike, typed text kept', async () => {
  const answers = ['olga@mail.ru', 'nobody@mail.ru'].map(async (typed) => {
    const visitor = world.visitor()
    await visitor.get(routes.signIn)
    const { $, status, text } = await visitor.post(routes.signIn, {
      email: typed,
      password: 'не тот пароль',
      next: '/settings',
    })
    assert.equal($('#email').attr('value'), typed)
    assert.equal($('#password').attr('value'), '')
    assert.equal($('main input[name=next]').attr('value'), '/settings')
    assert.ok(!text.includes('не тот пароль'))
    assert.equal($(`main a[href="${routes.passwordReset.request}"]`).length, 2)
    assert.match($('aside').text(), /Позвоните/)
    return `${status} ${$('title').text()} ${$('main').text()}`
  })
  const [known, unknown] = await Promise.all(answers)
  assert.match(known ?? '', /^422 Ошибка: .*Адрес или пароль не подходят/s)
  assert.equal(known, unknown)
})

test('password managers find their fields', async () => {
  const { $ } = await world.visitor().get(routes.signIn)
  assert.equal($('#email').attr('autocomplete'), 'username')
  assert.equal($('#email').attr('type'), 'email')
  assert.equal($('#password').attr('autocomplete'), 'current-password')
  assert.equal($('main input[onpaste], main input[maxlength]').length, 0)
})

test('too many tries say when to come back', async () => {
  const visitor = world.visitor()
  await visitor.get(routes.signIn)
  const typed = { email: 'guessed@mail.ru', password: 'не тот пароль' }
  let answer = await visitor.post(routes.signIn, typed)
  while (answer.status === 422) answer = await visitor.post(routes.signIn, typed)
  assert.equal(answer.status, 429)
  assert.match(answer.headers['retry-after'] ?? '', /^\d+$/)
  assert.match(answer.$('main .notice').text(), /Попробуйте снова через \d+ мин/)
  assert.equal(answer.$('#email').attr('value'), 'guessed@mail.ru')
})

test('when the hashing queue is full the page asks to wait and keeps what was typed', async () => {
  const { passwords } = world.services
  const crowd = []
  while (!passwords.isFull()) crowd.push(passwords.hash('занято'))
  const visitor = world.visitor()
  await visitor.get(routes.signIn)
  const answer = await visitor.post(routes.signIn, { email, password })
  assert.equal(answer.status, 503)
  assert.match(answer.headers['retry-after'] ?? '', /^\d+$/)
  assert.match(answer.$('main .notice').text(), /Всё введённое на месте, кроме пароля/)
  assert.equal(answer.$('#email').attr('value'), email)
  await Promise.all(crowd)
})

test('signing out ends the session and says so', async () => {
  const visitor = world.visitor()
  await visitor.get(routes.signIn)
  await visitor.post(routes.signIn, { email, password })
  const kept = visitor.jar.get('__Host-session') ?? ''
  await visitor.get(routes.settings.show)
  const answer = await visitor.post(routes.signOut, {})
  assert.match(answer.cookies.join('\n'), /__Host-session=; Max-Age=0/)
  assert.match((await visitor.get(answer.location)).$('.notice').text(), /Вы вышли/)
  visitor.jar.set('__Host-session', kept)
  assert.match((await visitor.get(routes.settings.show)).location, /^\/sign-in/)
})

async function entered() {
  const visitor = world.visitor()
  await visitor.get(routes.signIn)
  await visitor.post(routes.signIn, { email, password })
  await visitor.get(routes.settings.show)
  return visitor
}

function assertSignedOut({ status, headers, cookies, location }: Answer): void {
  assert.deepEqual([status, location], [303, `${routes.signIn}?outcome=signed-out`])
  assert.ok(cookies.some((line) => line.startsWith('__Host-session=; Max-Age=0;')))
  assert.equal(headers['clear-site-data'], '"cache", "storage"')
}

test('signing out after the session has ended clears the browser all the same', async () => {
  const visitor = await entered()
  world.clock.advance({ minutes: 31 })
  assertSignedOut(await visitor.post(routes.signOut, {}))
  assertSignedOut(await visitor.post(routes.signOut, {}))
})

test('a page of an earlier session signs out of the newer one', async () => {
  const visitor = await entered()
  const { $ } = await visitor.get(routes.settings.show)
  const token = $('input[name=token]').attr('value') ?? ''
  world.clock.advance({ minutes: 31 })
  await visitor.get(routes.signIn)
  await visitor.post(routes.signIn, { email, password })
  const newer = visitor.jar.get('__Host-session') ?? ''
  assertSignedOut(await visitor.post(routes.signOut, { token }))
  visitor.jar.set('__Host-session', newer)
  assert.match((await visitor.get(routes.settings.show)).location, /^\/sign-in/)
})

test('no other site signs anybody out', async () => {
  const visitor = await entered()
  const send = (headers: Record<string, string>, payload = 'token=x') =>
    visitor.send({
      method: 'POST',
      url: routes.signOut,
      payload,
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    })
  for (const headers of [
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: 'https://evil.example' },
    { origin: 'null' },
    // A browser that says nothing of where a form comes from has to show its token.
    {},
  ]) {
    const answer = await send(headers)
    assert.equal(answer.status, 403, JSON.stringify(headers))
    assert.doesNotMatch(answer.cookies.join('\n'), /session/)
    assert.equal(answer.headers['clear-site-data'], undefined)
  }
  const { $, status } = await visitor.get(routes.settings.show)
  assert.equal(status, 200)
  assertSignedOut(await send({}, `token=${$('input[name=token]').attr('value')}`))
})

test('an outcome in an address is one of ours or nothing', async () => {
  for (const outcome of ['hacked', '__proto__', 'toString', '<b>']) {
    const { $ } = await world.visitor().get(`/sign-in?outcome=${encodeURIComponent(outcome)}`)
    assert.equal($('main .notice').length, 0, outcome)
  }
})
