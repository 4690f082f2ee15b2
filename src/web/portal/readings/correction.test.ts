import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from '#platform/postgres/sql.ts'
import { handOver, households } from '#test/support/households.ts'
import { textOf, textsOf } from '#test/support/page-text.ts'
import { filledForm, sendReadings } from '#test/support/sending.ts'
import { webWorld } from '#test/support/web-world.ts'

// 14 January 2019, as in readings.test.ts.
const world = await webWorld()
const household = await households(world)

test('what was sent stands in the form, can be put right, and is listed', async () => {
  const { get, post, form, address, account_number, links, jar } = await household()
  await sendReadings({ get, post }, links[0] ?? '')
  const page = await get(form)
  assert.match(
    textOf(page, '.standing'),
    /14 января 2019 вы уже передали 1 505,5 кВт·ч \(передача № 1\)/,
  )
  const correction = await get(`${form}?corrects=1`)
  assert.equal(textOf(correction, 'h1'), 'Исправить передачу № 1')
  const fields = filledForm(correction)
  assert.equal(correction.$(`[name="value:${account_number}-G:T0"]`).attr('value'), '9955')
  assert.equal(correction.$(`[name="value:${account_number}-D:T1"]`).attr('value'), '1505,5')
  jar.set('__Host-language', 'en')
  const english = await get(`${form}?corrects=1`)
  assert.equal(english.$(`[name="value:${account_number}-D:T1"]`).attr('value'), '1505.5')
  jar.set('__Host-language', 'ru')
  const sent = await post(form, { ...fields, [`value:${account_number}-G:T0`]: '9960' })
  assert.equal(sent.location, `${address}/2?outcome=readings-corrected`)
  assert.equal(textOf(correction, 'form .button.primary'), 'Исправить показания')
  const told = await get(sent.location)
  assert.equal(textOf(told, '.notice'), 'Показания исправлены, вместо передачи № 1.')
  assert.equal(textOf(await get(`${address}/1`), '.state'), 'Заменены передачей № 2')
  const list = await get(address)
  assert.deepEqual(textsOf(list, '.submissions h2'), ['Передача № 2', 'Передача № 1'])
  assert.match(textOf(list, '.submissions'), /заменены/)
  assert.deepEqual(textsOf(list, '.submissions .tag'), ['получены', 'заменены'])
})

test('a correction shows its own meters alone, its bill and the day they were read', async () => {
  const { get, post, form, address, account_number } = await household()
  const one = `value:${account_number}-G:T0`
  const { submission = '' } = filledForm(await get(form))
  await post(form, { submission, seen: 'preview', [one]: '9955' })
  await world.owner.read(
    {},
    sql`update submitted_readings set period = '2018-12-01'
        where account_number = ${account_number}`,
  )
  await world.owner.read(
    {},
    sql`update submissions set taken_on = '2018-12-24'
        where account_number = ${account_number}`,
  )
  const page = await get(`${form}?corrects=1`)
  assert.deepEqual(textsOf(page, '.meter-entry').length, 1)
  assert.equal(page.$('[name=taken]').attr('value'), '2018-12-24')
  assert.match(textOf(page), /Это показания для квитанции за декабрь 2018/)
  assert.doesNotMatch(textOf(page), /войдут в квитанцию за январь/)
  assert.equal(textsOf(page, '.term').length, 0)
  const sent = await post(form, { ...filledForm(page), taken: '2018-12-24', [one]: '9950' })
  assert.equal(sent.location, `${address}/2?outcome=readings-corrected`)
  const past = await get(`${form}?corrects=1`)
  assert.match(textOf(past, '.notice'), /Эту передачу уже нельзя исправить/)
  assert.equal(textOf(past, 'h1'), textOf(await get(form), 'h1'))
  assert.equal(past.$('[name=corrects]').length, 0)
})

test('what billing has and has not answered can be put right, and the form says how', async () => {
  const { get, post, form, address, account_number, links } = await household()
  await sendReadings({ get, post }, links[0] ?? '')
  const late = /Прежние показания уже у расчётного центра. Новые уйдут следом и заменят их/
  assert.doesNotMatch(textOf(await get(form)), late)
  await handOver(world, account_number)
  const sent = await get(`${address}/1`)
  assert.match(textOf(sent), /Исправить можно, пока расчётный центр не ответил/)
  const correction = sent.$('a.button').attr('href') ?? ''
  for (const place of [form, correction]) assert.match(textOf(await get(place)), late)
  const fields = filledForm(await get(correction))
  const again = await post(form, { ...fields, [`value:${account_number}-G:T0`]: '9960' })
  assert.equal(again.location, `${address}/2?outcome=readings-corrected`)
  assert.match(textOf(await get(`${address}/1`), '.life'), /Заменены передачей № 2/)
})

test('what was sent for an earlier bill stands, and nothing says it will be replaced', async () => {
  const { get, post, form, account_number, links } = await household()
  await sendReadings({ get, post }, links[0] ?? '')
  assert.match(textOf(await get(form), '.standing'), /Новое показание заменит это/)
  await world.owner.read(
    {},
    sql`update submitted_readings set period = '2018-12-01'
        where account_number = ${account_number}`,
  )
  const page = await get(form)
  assert.match(textOf(page, '.standing'), /вы уже передали 1 505,5 кВт·ч/)
  assert.doesNotMatch(textOf(page), /Новое показание заменит это/)
})
