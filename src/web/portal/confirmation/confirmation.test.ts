import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lastLink, openAccount, password, strayNumber } from '#test/support/identity-world.ts'
import { aSecondLater, registerAt, sendRegistration } from '#test/support/registering.ts'
import { webWorld } from '#test/support/web-world.ts'
import { href, routes } from '../../routes.ts'

const world = await webWorld()
const [number = strayNumber()] = await openAccount(world, '4120200001', 1)

async function linkFor(email: string) {
  const visitor = world.visitor()
  await sendRegistration(visitor, { number, email })
  await aSecondLater(world)
  const token = await lastLink(world, email)
  return { visitor, token, link: href(routes.confirmation, { token }) }
}

test('opening the link does nothing; its one button opens the cabinet, once', async () => {
  const { visitor, link } = await linkFor('olga@mail.ru')
  await visitor.get(link)
  const { $, status } = await visitor.get(link)
  assert.equal(status, 200)
  assert.match($('main').text(), /olga@mail\.ru/)
  assert.equal($('main button').length, 1)
  assert.equal($('main input[type=password]').length, 0)
  const confirmed = await visitor.post(link, {})
  assert.equal(confirmed.location, '/?outcome=registered')
  const known = `__Host-visitor=${visitor.jar.get('__Host-visitor')}; Max-Age=15552000;`
  assert.ok(confirmed.cookies.some((cookie) => cookie.startsWith(known)))
  const summary = await visitor.get(confirmed.location)
  assert.match(summary.$('.notice').first().text(), /Добро пожаловать/)
  const again = await visitor.get(link)
  assert.equal(again.status, 410)
  assert.match(again.$('main').text(), /уже подтверждено/)
  assert.equal(again.$('main .button').attr('href'), routes.summary)
})

test('in another browser the password is asked for', async () => {
  const { link } = await linkFor('elsewhere@mail.ru')
  const other = world.visitor()
  const { $ } = await other.get(link)
  assert.equal($('#password').attr('autocomplete'), 'current-password')
  assert.match((await other.post(link, {})).$('#password-error').text(), /Введите пароль/)
  const wrong = await other.post(link, { password: 'не тот пароль' })
  assert.equal(wrong.status, 422)
  assert.match(wrong.$('#password-error').text(), /не подходит/)
  assert.ok(!wrong.text.includes('не тот пароль'))
  assert.equal((await other.post(link, { password })).location, '/?outcome=registered')
})

test('a link that is too old says so and leads on', async () => {
  const { visitor, link } = await linkFor('late@mail.ru')
  world.clock.advance({ hours: 25 })
  const { $, status } = await visitor.get(link)
  assert.equal(status, 410)
  assert.match($('.lede').text(), /сутки/)
  assert.equal($('main .button').first().attr('href'), routes.registration.number)
  assert.equal((await visitor.post(link, {})).status, 410)
})

test('a link made up is answered like one cut short', async () => {
  const { visitor, token } = await linkFor('cut@mail.ru')
  const pages = [token.slice(0, -1), `${token}x`, 'nonsense'].map(async (made) => {
    const { status, $ } = await visitor.get(href(routes.confirmation, { token: made }))
    return `${status} ${$('main').text()}`
  })
  const [first, ...others] = await Promise.all(pages)
  assert.match(first ?? '', /^404 .*не узнаём эту ссылку/s)
  for (const other of others) assert.equal(other, first)
})

test('an address taken while the letter waited is told to its owner only', async () => {
  const first = await linkFor('both@mail.ru')
  await registerAt(world, world.visitor(), { number, email: 'both@mail.ru' })
  const { $, status } = await first.visitor.post(first.link, {})
  assert.equal(status, 410)
  assert.match($('h1').text(), /С этим адресом уже входят/)
})

test('a link for a new password leads to the page that asks for it', async () => {
  const visitor = world.visitor()
  await registerAt(world, visitor, { number, email: 'forgetful@mail.ru' })
  await visitor.get(routes.passwordReset.request)
  await visitor.post(routes.passwordReset.request, { email: 'forgetful@mail.ru' })
  await aSecondLater(world)
  const token = await lastLink(world, 'forgetful@mail.ru')
  const { location } = await visitor.get(href(routes.confirmation, { token }))
  assert.equal(location, href(routes.passwordReset.choose, { token }))
})
