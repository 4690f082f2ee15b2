// “Try again, nothing was lost” is true: whatever fails on our side, a form that was filled in can
// be sent again from the page that says so.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openAccount } from '#test/support/identity-world.ts'
import { whileAway } from '#test/support/outage.ts'
import { textOf } from '#test/support/page-text.ts'
import { signedIn } from '#test/support/signed-in.ts'
import { until } from '#test/support/until.ts'
import type { Answer } from '#test/support/web-visitor.ts'
import { webWorld } from '#test/support/web-world.ts'
import { redirect } from '../reply.ts'
import { href, routes } from '../routes.ts'
import { customerRoute, openRoute } from '../visit.ts'

let breaks = true
let taken: Readonly<Record<string, string>> = {}
const FLAT = '4130314187'
const world = await webWorld({
  probes: [
    openRoute('GET', '/probe/breaking', () => {
      throw new Error('out of order')
    }),
    customerRoute('POST', '/probe/breaking', ({ form }) => {
      if (breaks) throw new Error('out of order')
      taken = form
      return redirect(routes.summary)
    }),
  ],
})
await openAccount(world, FLAT, 1)

// The hidden fields of the page's own form.
function fieldsOf({ $ }: Answer): Record<string, string> {
  const inputs = $('main form input[type=hidden]').toArray()
  return Object.fromEntries(inputs.map((input) => [$(input).attr('name'), $(input).attr('value')]))
}

const watcher = await signedIn(world, [FLAT])

// From here on sessions are not found in memory either.
function isGone(): Promise<void> {
  return until(async () => (await watcher.get(routes.settings.show)).status === 500)
}

test('a form that our own fault refused is sent again by one press', async () => {
  const visitor = await signedIn(world, [FLAT])
  await visitor.get(routes.settings.email)
  const typed = { name: 'Дача "у реки" <b>', number: '12 345', empty: '' }
  const secret = { password: 'тайна первая', current: 'тайна вторая', code: '246813' }
  const failed = await visitor.post('/probe/breaking?from=a', { ...typed, ...secret })
  assert.equal(failed.status, 500)
  assert.match(textOf(failed), /То, что вы ввели, сохранилось на этой странице/)
  assert.match(textOf(failed), /Пароли, коды и файлы мы не храним/)
  assert.equal(failed.$('main form').attr('action'), '/probe/breaking?from=a')
  for (const value of Object.values(secret)) assert.ok(!failed.text.includes(value), value)
  const again = await visitor.post('/probe/breaking?from=a', fieldsOf(failed))
  assert.equal(again.status, 500)
  breaks = false
  assert.equal((await visitor.post('/probe/breaking?from=a', fieldsOf(again))).status, 303)
  const { token: _, owner: __, ...rest } = taken
  assert.deepEqual(rest, typed)
})

test('while the database is away what was typed stays on the page, and is then sent', async () => {
  const visitor = await signedIn(world, [FLAT])
  const name = href(routes.accounts.name, { account: visitor.links[0] ?? '' })
  await visitor.get(name)
  const failed = await whileAway(world, async () => {
    await isGone()
    return visitor.post(name, { name: 'Бабушкина квартира' })
  })
  assert.equal(failed.status, 500)
  assert.equal(failed.$('main form').attr('action'), name)
  const fields = fieldsOf(failed)
  assert.deepEqual(Object.keys(fields), ['token', 'owner', 'name'])
  await until(() => world.web.answers())
  const sent = await visitor.post(name, fields)
  assert.equal(sent.location, `${routes.accounts.index}?outcome=account-renamed`)
  assert.equal((await visitor.get(name)).$('#name').attr('value'), 'Бабушкина квартира')
})

test('the forms of a page that broke at the first visit are taken', async () => {
  const visitor = world.visitor()
  const failed = await visitor.get('/probe/breaking')
  assert.equal(failed.status, 500)
  const chosen = await visitor.post(routes.language, { language: 'en' })
  assert.equal(chosen.status, 303)
})

test('somebody who is not signed in loses nothing either', async () => {
  const visitor = world.visitor()
  await visitor.get(routes.passwordReset.request)
  const failed = await whileAway(world, () =>
    visitor.post(routes.passwordReset.request, { email: 'olga@mail.ru' }),
  )
  assert.equal(failed.status, 500)
  await until(() => world.web.answers())
  const sent = await visitor.post(routes.passwordReset.request, fieldsOf(failed))
  assert.equal(sent.location, routes.passwordReset.sent)
})

test('what another site sent, or asked nothing, is not offered again', async () => {
  const visitor = await signedIn(world, [FLAT])
  await visitor.get(routes.settings.email)
  await whileAway(world, async () => {
    await isGone()
    for (const [fields, headers] of [
      [{ name: 'Чужое' }, { 'sec-fetch-site': 'cross-site' }],
      [{ name: 'Чужое', token: '' }, { 'sec-fetch-site': 'same-site' }],
      [{ password: 'x' }, {}],
      [{}, {}],
    ] as const) {
      const failed = await visitor.post(routes.settings.email, { ...fields }, headers)
      assert.equal(failed.status, 500)
      assert.equal(failed.$('main form').length, 0)
      assert.ok(!failed.text.includes('Чужое'))
    }
  })
  const got = await visitor.get('/probe/breaking')
  assert.deepEqual([got.status, got.$('main form').length], [500, 0])
})

test('a form with a made-up token that broke is refused when it comes again', async () => {
  const visitor = await signedIn(world, [FLAT])
  const name = href(routes.accounts.name, { account: visitor.links[0] ?? '' })
  await visitor.get(name)
  const failed = await whileAway(world, async () => {
    await isGone()
    return visitor.post(name, { name: 'Чужое', token: 'A'.repeat(86), owner: 'B'.repeat(22) })
  })
  await until(() => world.web.answers())
  const again = await visitor.post(name, fieldsOf(failed))
  assert.equal(again.status, 403)
  assert.equal(again.$('main form').length, 0)
})
