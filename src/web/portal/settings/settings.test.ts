import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  lastLink,
  letters,
  openAccount,
  outcomes,
  password,
  strayNumber,
} from '#test/support/identity-world.ts'
import { aSecondLater, registerAt } from '#test/support/registering.ts'
import { webWorld } from '#test/support/web-world.ts'
import { href, routes } from '../../routes.ts'

const world = await webWorld()
const [number = strayNumber()] = await openAccount(world, '4120200001', 1)
const { settings } = routes
const android = 'Mozilla/5.0 (Linux; Android 14; K) Chrome/153.0 Mobile Safari/537.36'

async function someone(email: string) {
  const visitor = world.visitor({ 'user-agent': android })
  await registerAt(world, visitor, { number, email })
  return visitor
}

async function signedInAgain(email: string, userAgent: string) {
  const visitor = world.visitor({ 'user-agent': userAgent })
  await visitor.get(routes.signIn)
  await visitor.post(routes.signIn, { email, password })
  return visitor
}

test('the settings tell what is kept about the person, and the consent', async () => {
  const visitor = await someone('olga@mail.ru')
  const { $ } = await visitor.get(settings.show)
  const text = $('main').text().replaceAll('\u00A0', ' ')
  assert.match(text, /olga@mail\.ru/)
  assert.match(text, /Задан 14 января 2019/)
  assert.match(text, /Дано 14 января 2019, редакция 2/)
  assert.match(text, /1 счёт/)
})

test('another address needs the password, and takes effect by the link in its letter', async () => {
  const visitor = await someone('old@mail.ru')
  await visitor.get(settings.email)
  const both = await visitor.post(settings.email, { email: 'new' })
  assert.equal(both.$('.error-summary li').length, 2)
  const wrong = await visitor.post(settings.email, { email: 'new@mail.ru', password: 'не тот' })
  assert.equal(wrong.status, 422)
  assert.match(wrong.$('#password-error').text(), /не подходит/)
  assert.equal(wrong.$('#email').attr('value'), 'new@mail.ru')
  const same = await visitor.post(settings.email, { email: 'OLD@mail.ru', password })
  assert.match(same.$('#email-error').text(), /нынешний адрес/)
  const sent = await visitor.post(settings.email, { email: 'new@mail.ru', password })
  assert.match((await visitor.get(sent.location)).$('.notice').text(), /отправили письмо/)
  await aSecondLater(world)
  const link = href(routes.confirmation, { token: await lastLink(world, 'new@mail.ru') })
  assert.match((await visitor.get(link)).$('main').text(), /new@mail\.ru/)
  const changed = await visitor.post(link, {})
  const after = await visitor.get(changed.location)
  assert.match(after.$('.notice').text(), /Адрес изменён/)
  assert.match(after.$('main').text(), /new@mail\.ru/)
})

test('a new password needs the present one, ends other sessions and keeps this one', async () => {
  const visitor = await someone('change@mail.ru')
  const other = await signedInAgain('change@mail.ru', android)
  await visitor.get(settings.password)
  const fresh = 'снегоход у ворот'
  const empty = await visitor.post(settings.password, {})
  assert.equal(empty.$('.error-summary li').length, 2)
  const wrong = await visitor.post(settings.password, { current: 'не тот', password: fresh })
  assert.match(wrong.$('#current-error').text(), /не подходит/)
  const weak = await visitor.post(settings.password, { current: password, password: '11111111' })
  assert.match(weak.$('#password-error').text(), /слишком известен/)
  const changed = await visitor.post(settings.password, { current: password, password: fresh })
  const known = `__Host-visitor=${visitor.jar.get('__Host-visitor')}; Max-Age=15552000;`
  assert.ok(changed.cookies.some((cookie) => cookie.startsWith(known)))
  assert.match((await visitor.get(changed.location)).$('.notice').text(), /Пароль изменён/)
  assert.match((await other.get(settings.show)).location, /^\/sign-in/)
})

test('the language of letters is chosen here, and the next letter is in it', async () => {
  const visitor = await someone('letters@mail.ru')
  const before = await visitor.get(settings.show)
  assert.match(before.$('main').text(), /Язык писем\s*По-русски/)
  const form = await visitor.get(settings.language)
  assert.equal(form.$('input[name=language]:checked').attr('value'), 'ru')
  for (const typed of [{}, { language: 'de' }]) {
    const slip = await visitor.post(settings.language, typed)
    assert.equal(slip.status, 422)
    assert.match(slip.$('.error-summary a[href="#language"]').text(), /Выберите язык писем/)
  }
  const chosen = await visitor.post(settings.language, { language: 'en' })
  const after = await visitor.get(chosen.location)
  assert.match(after.$('.notice').text(), /Язык писем сохранён/)
  assert.match(after.$('main').text(), /Язык писем\s*По-английски/)
  assert.equal(after.$('html').attr('lang'), 'ru')
  await visitor.get(settings.password)
  await visitor.post(settings.password, { current: password, password: 'снегоход у ворот' })
  await aSecondLater(world)
  const sent = (await letters(world)).filter(({ recipient }) => recipient === 'letters@mail.ru')
  assert.equal(sent.at(-1)?.language, 'en')
  assert.deepEqual(await outcomes(world, 'language-changed'), ['done'])
})

test('sessions are listed in words; each other one can be ended, or all of them', async () => {
  const visitor = await someone('many@mail.ru')
  const firefox = 'Mozilla/5.0 (Windows NT 10.0; rv:150.0) Gecko/20100101 Firefox/150.0'
  const second = await signedInAgain('many@mail.ru', firefox)
  const third = await signedInAgain('many@mail.ru', 'curl')
  const { $ } = await visitor.get(settings.sessions)
  const lines = $('.sessions li')
    .toArray()
    .map((line) => $(line).find('b').text() + $(line).find('.tag').text())
  assert.equal(lines[0], 'Chrome на AndroidЭто устройство')
  assert.deepEqual(lines.slice(1).sort(), ['Firefox на Windows', 'Неизвестный браузер'])
  assert.match($('main').text(), /Выйти на остальных устройствах/)
  const line = $('.sessions li').filter((_, item) => $(item).text().includes('Firefox'))
  const ended = await visitor.post(line.find('form').attr('action') ?? '', {})
  assert.match(
    (await visitor.get(ended.location)).$('.notice').text(),
    /На том устройстве вы вышли из кабинета/,
  )
  assert.match((await second.get(settings.show)).location, /^\/sign-in/)
  assert.equal((await third.get(settings.show)).status, 200)
  const rest = await visitor.post(settings.otherSessions, {})
  const alone = await visitor.get(rest.location)
  assert.match(alone.$('main').text(), /На других устройствах кабинет не открыт/)
  assert.match((await third.get(settings.show)).location, /^\/sign-in/)
})

test('a foreign session is answered like one that is not there, and lives on', async () => {
  const visitor = await someone('mine@mail.ru')
  const neighbour = await someone('neighbour@mail.ru')
  const { $ } = await neighbour.get(settings.sessions)
  assert.equal($('.sessions li form').length, 0)
  const token = neighbour.jar.get('__Host-session') ?? ''
  const foreign = (await world.services.sessions.find(token))?.viewer.sessionId ?? ''
  for (const session of [foreign, 'none', '01948000-0000-7000-8000-0000000000ff']) {
    const { location } = await visitor.post(href(settings.session, { session }), {})
    assert.equal(location, '/settings/sessions?outcome=session-ended')
  }
  assert.equal((await neighbour.get(settings.show)).status, 200)
})
