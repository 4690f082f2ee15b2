import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openAccount, password, strayNumber } from '#test/support/identity-world.ts'
import { textOf } from '#test/support/page-text.ts'
import { registerAt } from '#test/support/registering.ts'
import type { Answer, WebVisitor } from '#test/support/web-visitor.ts'
import { webWorld } from '#test/support/web-world.ts'
import { routes } from '../../routes.ts'

const world = await webWorld()
const email = 'olga@mail.ru'
const other = 'pyotr@mail.ru'
for (const [account, holder] of [
  ['4120200001', email],
  ['4120200002', other],
] as const) {
  const [number = strayNumber()] = await openAccount(world, account, 1)
  await registerAt(world, world.visitor(), { number, email: holder })
}

async function enter(visitor: WebVisitor, as = email): Promise<Answer> {
  await visitor.get(routes.signIn)
  return visitor.post(routes.signIn, { email: as, password })
}

// Somebody at the page that names their account, whose sign-in has just ended.
async function lateVisitor(page: string = routes.accounts.name) {
  const visitor = world.visitor()
  await enter(visitor)
  const { $ } = await visitor.get(routes.accounts.index)
  const account = $('main .own li').attr('id') ?? ''
  const path = page.replace(':account', account)
  await visitor.get(path)
  world.clock.advance({ minutes: 31 })
  return { visitor, path }
}

// The hidden fields of a page's own form, as a browser sends them.
function fieldsOf({ $ }: Answer): Record<string, string> {
  const inputs = $('main form input[type=hidden]').toArray()
  return Object.fromEntries(inputs.map((input) => [$(input).attr('name'), $(input).attr('value')]))
}

async function givenName(visitor: WebVisitor, path: string) {
  return (await visitor.get(path)).$('#name').attr('value')
}

test('what was typed waits through a wrong password and is sent by one press', async () => {
  const { visitor, path } = await lateVisitor()
  const late = await visitor.post(path, { name: 'Дача "у реки" & <сад>' })
  assert.equal(late.status, 403)
  assert.match(textOf(late), /Вход в кабинет закончился.*То, что вы ввели, сохранилось/)
  assert.ok(!late.text.includes('Дача'), 'nobody reads it on the screen that was left')
  let kept = fieldsOf(late)
  assert.deepEqual(Object.keys(kept), ['token', 'kept'])
  const wrong = await visitor.post(routes.signIn, { ...kept, email, password: 'не тот пароль' })
  assert.equal(wrong.status, 422)
  assert.match(textOf(wrong), /То, что вы ввели, сохранилось/)
  kept = fieldsOf(wrong)
  const inside = await visitor.post(routes.signIn, { ...kept, email, password })
  assert.equal(inside.status, 200)
  assert.equal(inside.$('h1').text(), 'Вы вошли. То, что вы ввели, сохранилось')
  assert.equal(inside.$('main form').attr('action'), path)
  assert.equal(inside.$('main form .button').text(), 'ОтправитьНе отправлять')
  const sent = await visitor.post(path, fieldsOf(inside))
  assert.equal(sent.location, `${routes.accounts.index}?outcome=account-renamed`)
  assert.equal(await givenName(visitor, path), 'Дача "у реки" & <сад>')
})

test('nothing is sent by signing in alone', async () => {
  const { visitor, path } = await lateVisitor()
  const kept = fieldsOf(await visitor.post(path, { name: 'Не то' }))
  await visitor.post(routes.signIn, { ...kept, email, password })
  assert.notEqual(await givenName(visitor, path), 'Не то')
})

test('a password is not kept, and that is said; the rest is in its place', async () => {
  const { visitor } = await lateVisitor(routes.settings.email)
  const typed = { email: 'new@mail.ru', password: 'лопата у крыльца' }
  const late = await visitor.post(routes.settings.email, typed)
  assert.match(textOf(late), /Пароли, коды и файлы мы не храним/)
  const inside = await visitor.post(routes.signIn, { ...fieldsOf(late), email, password })
  assert.match(textOf(inside), /Пароли, коды и файлы мы не храним/)
  const fields = fieldsOf(inside)
  assert.deepEqual(Object.keys(fields), ['token', 'owner', 'email'])
  const sent = await visitor.post(routes.settings.email, fields)
  assert.equal(sent.status, 422)
  assert.equal(sent.$('#email').attr('value'), 'new@mail.ru')
  assert.match(textOf(sent, '.error-summary'), /пароль/i)
})

test('another login that signs in does not get the form, and is told', async () => {
  const { visitor, path } = await lateVisitor()
  const kept = fieldsOf(await visitor.post(path, { name: 'Ольгина дача' }))
  const inside = await visitor.post(routes.signIn, { ...kept, email: other, password })
  assert.equal(inside.location, `${routes.summary}?outcome=form-forgotten`)
  const told = await visitor.get(inside.location)
  assert.match(textOf(told), /не отправлена: её заполняли под другим входом/)
  assert.ok(!told.text.includes('Ольгина дача'))
})

test('a form that names another owner comes back to nobody', async () => {
  const { visitor, path } = await lateVisitor()
  const stranger = world.visitor()
  await enter(stranger, other)
  const foreign = (await stranger.get(routes.settings.email)).$('input[name=owner]').attr('value')
  for (const owner of [foreign ?? 'none', '', 'x'.repeat(22)]) {
    await visitor.get(routes.signIn)
    const kept = fieldsOf(await visitor.post(path, { name: 'Дача', owner }))
    const inside = await visitor.post(routes.signIn, { ...kept, email, password })
    assert.equal(inside.location, `${routes.summary}?outcome=form-forgotten`, owner)
    visitor.jar.delete('__Host-session')
  }
})

test('a kept form opens in its own browser only, whole, and for an hour', async () => {
  const { visitor, path } = await lateVisitor()
  const { kept = '' } = fieldsOf(await visitor.post(path, { name: 'Дача' }))
  const thief = world.visitor()
  await thief.get(routes.signIn)
  const stolen = await thief.post(routes.signIn, { kept, email, password })
  assert.equal(stolen.location, `${routes.summary}?outcome=form-forgotten`)
  const spoilt = `${kept.slice(0, 40)}${kept[40] === 'A' ? 'B' : 'A'}${kept.slice(41)}`
  const tried = await visitor.post(routes.signIn, { kept: spoilt, email, password: 'x' })
  assert.match(textOf(tried), /мы уже не храним/)
  assert.equal(fieldsOf(tried).kept, undefined)
  world.clock.advance({ minutes: 61 })
  const late = await visitor.post(routes.signIn, { kept, email, password })
  assert.equal(late.location, `${routes.summary}?outcome=form-forgotten`)
})

test('more than a form can carry is told to be lost at once', async () => {
  const { visitor, path } = await lateVisitor()
  const late = await visitor.post(path, { name: 'x'.repeat(40_000) })
  assert.equal(late.status, 403)
  assert.match(textOf(late), /сохранить это не получилось/)
  assert.equal(fieldsOf(late).kept, undefined)
})

test('a form that asks nothing loses nothing: one is led to sign in', async () => {
  const { visitor } = await lateVisitor()
  for (const path of [routes.settings.otherSessions, routes.settings.password]) {
    const typed = path === routes.settings.password ? { current: 'x', password: 'y' } : {}
    const answer = await visitor.post(path, typed)
    assert.deepEqual([answer.status, answer.location], [303, routes.signIn], path)
  }
})

test('a page from before one signed in anew in another tab gives its form back', async () => {
  const { visitor, path } = await lateVisitor()
  await enter(visitor)
  const old = fieldsOf(await visitor.get(path))
  world.clock.advance({ minutes: 31 })
  await enter(visitor)
  const stale = await visitor.post(path, { ...old, name: 'Из другой вкладки' })
  assert.equal(stale.status, 403)
  assert.equal(stale.$('h1').text(), 'Страница устарела. То, что вы ввели, сохранилось')
  const sent = await visitor.post(path, fieldsOf(stale))
  assert.equal(sent.status, 303)
  assert.equal(await givenName(visitor, path), 'Из другой вкладки')
  world.clock.advance({ minutes: 31 })
  await enter(visitor, other)
  const foreign = await visitor.post(path, { ...old, name: 'Чужое' })
  assert.equal(foreign.status, 403)
  assert.equal(foreign.$('h1').text(), 'Страница устарела')
  assert.ok(!foreign.text.includes('Чужое'))
})

test('a form that waits in the sign-in page survives a sign-in in another tab', async () => {
  const { visitor, path } = await lateVisitor()
  const waiting = fieldsOf(await visitor.post(path, { name: 'Дождалась' }))
  await enter(visitor)
  const back = await visitor.post(routes.signIn, { ...waiting, email, password })
  assert.equal(back.status, 403)
  assert.equal(back.$('main form').attr('action'), path)
  assert.equal((await visitor.post(path, fieldsOf(back))).status, 303)
  assert.equal(await givenName(visitor, path), 'Дождалась')
})

test('English is complete', async () => {
  const { visitor, path } = await lateVisitor()
  visitor.jar.set('__Host-language', 'en')
  const late = await visitor.post(path, { name: 'Cottage' })
  assert.match(textOf(late), /Your sign-in has ended.*What you typed is kept/)
  const inside = await visitor.post(routes.signIn, { ...fieldsOf(late), email, password })
  assert.equal(inside.$('h1').text(), 'You are signed in. What you typed is kept')
})
