import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from '#platform/postgres/sql.ts'
import { households, values } from '#test/support/households.ts'
import { textOf, textsOf } from '#test/support/page-text.ts'
import { filledForm, sendReadings } from '#test/support/sending.ts'
import { webWorld } from '#test/support/web-world.ts'

// 14 January 2019, four o'clock in the afternoon on Kamchatka: the window of Petropavlovsk is open.
const world = await webWorld()
const household = await households(world)

test('the form names zones in words and shows what stood there, by whom and when', async () => {
  const { get, form } = await household()
  const page = await get(form)
  assert.equal(page.status, 200)
  assert.equal(textOf(page, 'h1'), 'Передать показания')
  assert.match(textOf(page, '.term'), /^Передайте до 25 января 2019: осталось 11 дней\./)
  assert.match(textOf(page, '.term'), /войдут в квитанцию за январь 2019/)
  assert.deepEqual(textsOf(page, '.dial-entry label'), [
    'День на приборе T1',
    'Ночь на приборе T2',
    'Показание',
  ])
  assert.deepEqual(textsOf(page, '.was'), [
    'Было 1 500,5 20.12.2018, передали вы',
    'Было 800 20.12.2018, передали вы',
    'Было 9 950 20.12.2018, передали вы',
  ])
  assert.match(textOf(page, '.dial-entry'), /5 цифр до запятой, 1 после · 5,414 ₽ за 1 кВт·ч/)
})

test('sent with a preview it goes at once, and the number has an address of its own', async () => {
  const { get, post, form, address, account_number } = await household()
  const { submission = '' } = filledForm(await get(form))
  const sent = await post(form, {
    submission,
    seen: 'preview',
    taken: '2019-01-14',
    ...values(account_number, ' 01 600,5', '850.0', '9999'),
  })
  assert.equal(sent.status, 303)
  assert.equal(sent.location, `${address}/1?outcome=readings-sent`)
  const page = await get(sent.location)
  assert.equal(textOf(page, 'h1'), 'Передача показаний № 1')
  assert.equal(textOf(page, '.notice'), 'Показания получены. Войдут в квитанцию за январь 2019.')
  assert.equal(textOf(page, 'h1 ~ .state'), 'Показания получены')
  assert.match(textOf(page, '.lede'), /^Бабушкина квартира · Лицевой счёт № 41202252/)
  assert.match(textOf(page), /Получено 14 января 2019, \d\d:\d\d\. Показания сняты 14 января 2019/)
  assert.deepEqual(textsOf(page, '.dials .dial'), ['1 600,5 кВт·ч', '850,0 кВт·ч', '9 999 кВт·ч'])
  assert.match(textOf(page, '.life'), /Получены кабинетом 14 января 2019/)
  assert.match(textOf(page), /Исправить можно, пока расчётный центр не ответил/)
})

test('without scripts everything is shown on a page before it goes', async () => {
  const { get, post, form, account_number } = await household()
  const { submission = '' } = filledForm(await get(form))
  const typed = { submission, seen: '', ...values(account_number, '1600.5', '850') }
  const review = await post(form, typed)
  assert.equal(review.status, 200)
  assert.equal(textOf(review, 'h1'), 'Проверьте показания')
  assert.deepEqual(textsOf(review, '.stacked tbody tr'), [
    'Электроэнергия, кухня, № 15107039, день 1 500,5 1 600,5 100,0 кВт·ч 541,40 ₽',
    'Электроэнергия, кухня, № 15107039, ночь 800 850 50 кВт·ч 188,30 ₽',
  ])
  assert.match(textOf(review), /Примерно 729,70 ₽ по сегодняшним ценам, без льгот и перерасчётов/)
  assert.equal(
    textOf(review, '.notice'),
    'Не введено: электроэнергия, гараж. Передать без этого показания?',
  )
  const mark = review.$('button[name=seen]').attr('value') ?? ''
  assert.equal((await post(form, { ...typed, seen: mark })).status, 303)
})

test('a doubt is asked about; back in the form everything is as it was typed', async () => {
  const { get, post, form, account_number } = await household()
  const { submission = '' } = filledForm(await get(form))
  const typed = { submission, seen: 'preview', ...values(account_number, '', '', '00 049') }
  const asked = await post(form, typed)
  assert.equal(asked.status, 200)
  assert.match(textOf(asked, '.notice'), /прошёл через ноль: тогда расход 99 кВт·ч/)
  const again = await post(form, { ...typed, change: 'yes' })
  assert.equal(again.$(`[name="value:${account_number}-G:T0"]`).attr('value'), '00 049')
  const mark = asked.$('button[name=seen]').attr('value') ?? ''
  const sent = await post(form, { ...typed, seen: mark })
  assert.match(textOf(await get(sent.location)), /вы подтвердили: прибор прошёл через ноль/)
})

test('a slip is told at its field and in the summary, and nothing typed is lost', async () => {
  const { get, post, form, account_number } = await household()
  const { submission = '' } = filledForm(await get(form))
  const typed = values(account_number, '12345678', '', 'много')
  const refused = await post(form, { submission, seen: 'preview', ...typed })
  assert.equal(refused.status, 422)
  assert.deepEqual(textsOf(refused, '.error-summary li'), [
    'Электроэнергия, кухня, день: На приборе 5 цифр до запятой, а введено больше. Проверьте.',
    'Электроэнергия, кухня: Введите показание: ночь. Нужны все зоны прибора.',
    'Электроэнергия, гараж: Здесь нужны только цифры, как на приборе: например, 1234.',
  ])
  assert.match(
    textOf(refused, '.meter-entry'),
    /прибора\. Введите показание|Введите показание: ночь/,
  )
  for (const [name, value] of Object.entries(typed)) {
    const input = refused.$(`[name="${name}"]`)
    assert.equal(input.attr('value'), value)
    assert.equal(input.attr('aria-invalid'), 'true')
    assert.ok(refused.$(`[id="${input.attr('id')}-error"]`).length === 1)
  }
})

test('a day to come, a day too early and no day at all are told at the day’s field', async () => {
  const { get, post, form, account_number } = await household()
  const { submission = '' } = filledForm(await get(form))
  for (const [taken, said] of [
    ['2019-01-15', /ещё не наступил/],
    ['19.12.2018', /уже были/],
    ['1.1.1900', /установлен только 17 февраля 2015/],
    ['вчера', /Напишите день так: 22\.01\.2019/],
  ] as const) {
    const typed = { submission, seen: 'preview', taken, ...values(account_number, '1600', '850') }
    const refused = await post(form, typed)
    assert.equal(refused.status, 422)
    assert.match(textOf(refused, '.error-summary'), said)
    assert.equal(refused.$('[name=taken]').attr('value'), taken)
    assert.ok(refused.$('details.more').is('[open]'))
  }
  const sent = await post(form, {
    submission,
    seen: 'preview',
    taken: '9.1.2019',
    ...values(account_number, '1600', '850'),
  })
  assert.equal(sent.status, 303)
})

test('sent twice it is one submission; other values under one id are asked about', async () => {
  const { get, post, form, address, account_number } = await household()
  const { submission = '' } = filledForm(await get(form))
  const typed = { submission, seen: 'preview', ...values(account_number, '1600', '850') }
  await post(form, typed)
  const twin = await post(form, typed)
  assert.equal(twin.location, `${address}/1?outcome=readings-again`)
  assert.match(textOf(await get(twin.location), '.notice'), /уже получены/)
  const other = await post(form, { ...typed, ...values(account_number, '1610', '850') })
  assert.equal(other.status, 422)
  assert.match(textOf(other, '.notice'), /уже отправлена с другими показаниями: передача № 1/)
  const fresh = other.$('[name=submission]').attr('value') ?? ''
  const sent = await post(form, {
    ...typed,
    ...values(account_number, '1610', '850'),
    submission: fresh,
  })
  assert.equal(sent.location, `${address}/2?outcome=readings-sent`)
  assert.match(textOf(await get(`${address}/1`), '.life'), /Заменены передачей № 2/)
  assert.match(textOf(await get(`${address}/2`)), /вместо передачи № 1/)
})

test('who sends without end is asked to wait, calmly, and nothing typed is lost', async () => {
  const { get, post, form, account_number } = await household()
  const typed = (G: number) => ({ seen: 'preview', ...values(account_number, '', '', `${G}`) })
  for (let at = 1; at <= 30; at += 1) {
    const { submission = '' } = filledForm(await get(form))
    assert.equal((await post(form, { submission, ...typed(9950 + at) })).status, 303)
  }
  const { submission = '' } = filledForm(await get(form))
  const refused = await post(form, { submission, ...typed(9990) })
  assert.equal(refused.status, 429)
  assert.ok(Number(refused.headers['retry-after']) > 0)
  assert.match(textOf(refused, '.notice'), /очень много раз.*через \d+ минут.*на месте/)
  assert.equal(refused.$(`[name="value:${account_number}-G:T0"]`).attr('value'), '9990')
})

test('the account’s page has what was sent beside the last readings', async () => {
  const { get, post, links } = await household()
  await sendReadings({ get, post }, links[0] ?? '')
  const page = await get(`/accounts/${links[0]}`)
  assert.deepEqual(textsOf(page, '.standing'), [
    'День: 14 января 2019 вы передали 1 505,5 кВт·ч, передача № 1: ждёт квитанции',
    'Ночь: 14 января 2019 вы передали 805,0 кВт·ч, передача № 1: ждёт квитанции',
    'Показание: 14 января 2019 вы передали 9 955 кВт·ч, передача № 1: ждёт квитанции',
  ])
})

test('every account says what is still due, and that nothing is once it is sent', async () => {
  const { get, post, links } = await household()
  const before = await get('/readings')
  assert.match(textOf(before), /Передайте до 25 января 2019.*Ещё не передано: электроэнергия/)
  assert.match(textOf(await get('/'), '.attention'), /Передайте показания до 25 января 2019/)
  await sendReadings({ get, post }, links[0] ?? '')
  const after = await get('/readings')
  assert.match(textOf(after), /Всё передано.*Передано, передача № 1/)
  const home = await get('/')
  assert.equal(home.$('.attention').length, 0)
  assert.equal(textOf(home, '.standing'), 'Показания переданы для квитанции за январь 2019')
  assert.match(home.$('.standing a').attr('href') ?? '', /\/readings\/1$/)
})

test('meters that take no readings say why; where there are none, so does the page', async () => {
  const { get, form } = await household({ accepts_readings: false })
  const page = await get(form)
  assert.match(textOf(page), /не нужно Почему, сказано ниже у каждого прибора/)
  assert.match(textOf(page), /снимаются без вас/)
  const expired = await household({ verify_before: '2019-01-13' })
  const told = await expired.get(expired.form)
  assert.match(textOf(told), /Поверка прибора закончилась 13 января 2019/)
  const gone = await household({ removed_on: '2019-01-13' })
  const none = textOf(await gone.get(gone.form))
  assert.match(none, /не нужно Сейчас на этом лицевом счёте нет приборов/)
  assert.doesNotMatch(none, /ниже/)
})

test('what is wrong leads to a field that is there, or is told above the form', async () => {
  const { get, post, form, account_number } = await household()
  const { submission = '' } = filledForm(await get(form))
  await world.owner.read(
    {},
    sql`update meters set verify_before = '2019-01-13' where meter_id = ${`${account_number}-D`}`,
  )
  const empty = await post(form, { submission, seen: 'preview' })
  const link = empty.$('.error-summary a').attr('href') ?? ''
  assert.equal(link, `#value:${account_number}-G:T0`)
  const typed = values(account_number, '1600', '850', 'много')
  const late = await post(form, { submission, seen: 'preview', ...typed })
  assert.equal(late.status, 422)
  // What was typed is not lost with a meter that takes nothing any more.
  const day = `value:${account_number}-D:T1`
  assert.equal(late.$(`[id="${day}"]`).attr('value'), '1600')
  assert.match(textOf(late, `[id="${day}-error"]`), /Поверка прибора закончилась 13 января 2019/)
  const links = late.$('.error-summary a').toArray()
  assert.deepEqual(
    links.map((one) => late.$(one).attr('href')),
    [`#${day}`, link],
  )
  for (const field of [day, link.slice(1)]) assert.equal(late.$(`[id="${field}"]`).length, 1)
  const foreign = await post(form, { submission, seen: 'preview', 'value:X-1:T0': '5' })
  assert.match(textOf(foreign, '.notice'), /Этого прибора нет на лицевом счёте/)
})

test('what counts is when it came, however long the server took over it', async () => {
  const lastSecond = Temporal.Instant.from('2019-01-25T23:59:59+12:00')
  const before = world.clock.now()
  world.clock.advance(before.until(lastSecond))
  const { get, post, form, account_number } = await household()
  const { submission = '' } = filledForm(await get(form))
  const { find } = world.services.sessions
  // Looking up who sent it takes a quarter of an hour.
  Object.assign(world.services.sessions, {
    find: async (token: string) => {
      const found = await find(token)
      world.clock.advance({ minutes: 15 })
      return found
    },
  })
  const typed = { submission, seen: 'preview', ...values(account_number, '1600', '850') }
  const sent = await post(form, typed)
  Object.assign(world.services.sessions, { find })
  const page = textOf(await get(sent.location.replace(/\?.*/, '')))
  world.clock.advance(world.clock.now().until(before))
  assert.match(page, /Получено 25 января 2019, 23:59/)
  assert.match(page, /для квитанции за январь 2019/)
})

test('in English it is as plain', async () => {
  const { get, form, jar } = await household()
  jar.set('__Host-language', 'en')
  const page = await get(form)
  assert.match(textOf(page), /Send them by 25 January 2019: 11 days left/)
  assert.deepEqual(textsOf(page, '.dial-entry label').slice(0, 2), [
    'Day T1 on the meter',
    'Night T2 on the meter',
  ])
})
