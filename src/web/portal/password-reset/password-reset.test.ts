import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lastLink, openAccount, password, strayNumber } from '#test/support/identity-world.ts'
import { aSecondLater, registerAt } from '#test/support/registering.ts'
import { until } from '#test/support/until.ts'
import { webWorld } from '#test/support/web-world.ts'
import { href, routes } from '../../routes.ts'

const world = await webWorld()
const [number = strayNumber()] = await openAccount(world, '4120200001', 1)
const email = 'olga@mail.ru'
const signedIn = world.visitor()
await registerAt(world, signedIn, { number, email })
const { request } = routes.passwordReset

async function linkByLetter() {
  const visitor = world.visitor()
  await visitor.get(request)
  await visitor.post(request, { email })
  await aSecondLater(world)
  const token = await lastLink(world, email)
  return { visitor, token, link: href(routes.passwordReset.choose, { token }) }
}

test('the answer is the same whether somebody signs in by the address or not', async () => {
  const pages = [email, 'nobody@mail.ru'].map(async (typed) => {
    const visitor = world.visitor()
    await visitor.get(request)
    const { location, status } = await visitor.post(request, { email: typed })
    return `${status} ${location} ${(await visitor.get(location)).$('main').text()}`
  })
  const [known, unknown] = await Promise.all(pages)
  assert.match(known ?? '', /^303 \/password-resets\/sent .*Проверьте почту/s)
  assert.equal(known, unknown)
})

test('a slip in the address is told at the field', async () => {
  const visitor = world.visitor()
  await visitor.get(request)
  const { $, status } = await visitor.post(request, { email: 'olga' })
  assert.equal(status, 422)
  assert.match($('#email-error').text(), /нет знака @/)
  assert.equal($('#email').attr('value'), 'olga')
})

test('a new password is chosen once, ends every session, and signs in', async () => {
  const { visitor, link } = await linkByLetter()
  const { $ } = await visitor.get(link)
  assert.equal($('#password').attr('autocomplete'), 'new-password')
  const weak = await visitor.post(link, { password: 'qwerty123' })
  assert.match(weak.$('#password-error').text(), /слишком известен/)
  assert.match((await visitor.post(link, {})).$('#password-error').text(), /Введите пароль/)
  const chosen = 'снегоход у ворот'
  const { location } = await visitor.post(link, { password: chosen })
  assert.match((await visitor.get(location)).$('.notice').text(), /Новый пароль сохранён/)
  // Within a second everywhere: the database tells every process.
  await until(async () =>
    (await signedIn.get(routes.settings.show)).location.startsWith('/sign-in'),
  )
  await visitor.get(routes.signIn)
  assert.equal((await visitor.post(routes.signIn, { email, password })).status, 422)
  assert.equal((await visitor.post(routes.signIn, { email, password: chosen })).location, '/')
  const used = await visitor.get(link)
  assert.equal(used.status, 410)
  assert.match(used.$('.lede').text(), /уже задали/)
  assert.equal(used.$('main .button').attr('href'), request)
})

test('a link is good for an hour, and a made-up one for nothing', async () => {
  // Letters to one address are capped by the hour.
  world.clock.advance({ hours: 2 })
  const { visitor, token, link } = await linkByLetter()
  const made = await visitor.get(href(routes.passwordReset.choose, { token: `${token}x` }))
  assert.equal(made.status, 404)
  world.clock.advance({ minutes: 61 })
  const { $, status } = await visitor.get(link)
  assert.equal(status, 410)
  assert.match($('.lede').text(), /один час/)
})
