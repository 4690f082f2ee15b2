import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from '#platform/postgres/sql.ts'
import { handOver, households, values } from '#test/support/households.ts'
import { textOf, textsOf } from '#test/support/page-text.ts'
import { seed } from '#test/support/seed.ts'
import { filledForm, sendReadings } from '#test/support/sending.ts'
import { webWorld } from '#test/support/web-world.ts'

// 14 January 2019, as in readings.test.ts.
const world = await webWorld()
const household = await households(world)

test('a meter that was left out is named before and after the others go', async () => {
  const { get, post, form, address, account_number, jar } = await household()
  const { submission = '' } = filledForm(await get(form))
  const typed = { submission, seen: 'preview', ...values(account_number, '', '', '9960') }
  const sent = await post(form, typed)
  assert.equal(sent.location, `${address}/1?outcome=readings-sent`)
  const page = await get(`${address}/1`)
  assert.match(textOf(page), /Ещё не передано: электроэнергия, кухня\. Передать показания/)
  assert.equal(page.$('.notice a').attr('href'), form)
  jar.set('__Host-language', 'en')
  assert.match(textOf(await get(`${address}/1`)), /Not sent yet: electricity, кухня\./)
  const { submission: second = '' } = filledForm(await get(form))
  const more = { submission: second, ...values(account_number, '1600', '850') }
  assert.doesNotMatch(textOf(await post(form, { ...more, seen: '' })), /Not entered/)
  await post(form, { ...more, seen: 'preview' })
  for (const number of [1, 2]) {
    assert.doesNotMatch(textOf(await get(`${address}/${number}`)), /Not sent yet/)
  }
})

test('a value lower than before names the digits, and the way back comes first', async () => {
  const { get, post, form, account_number, jar } = await household()
  const { submission = '' } = filledForm(await get(form))
  const typed = { submission, seen: 'preview', ...values(account_number, '150', '850') }
  const asked = await post(form, typed)
  assert.match(
    textOf(asked, '.notice'),
    /день\. Меньше прежнего: было 1 500,5, это 4 цифры, а вы ввели 3\..*могут не принять/,
  )
  assert.equal(textOf(asked, 'form .button.primary'), 'Исправить')
  const [first, second] = textsOf(asked, 'form .button')
  assert.deepEqual([first, second], ['Исправить', 'Всё верно, передать'])
  const alike = await post(form, { ...typed, ...values(account_number, '1400', '850') })
  assert.match(textOf(alike, '.notice'), /было 1 500,5\. Опечатка/)
  jar.set('__Host-language', 'en')
  assert.match(
    textOf(await post(form, typed), '.notice'),
    /1,500\.5: 4 digits, and you entered 3\./,
  )
})

test('billing’s answer is told with its time, its bill and its reason', async () => {
  const { get, post, form, address, account_number, links, jar } = await household()
  await sendReadings({ get, post }, links[0] ?? '')
  await handOver(world, account_number)
  await world.owner.transaction({}, async (tx) => {
    await tx.run(sql`
      insert into extracts (branch, sequence, kind, calculated_at, periods, manifest_sha256,
                            verdict, row_counts, published_at)
      values ('petropavlovsk', 7, 'increment', '2019-02-01T04:10:00+12:00', '{2019-01-01}',
              '\\x00', 'accept', '{}', now())
      on conflict do nothing`)
    await tx.run(sql`
      insert into readings (account_number, meter_id, zone, taken_on, reading_id, value, source,
                            status, reject_reason, used_in, portal_reading_id, extract_row)
      select account_number, meter_id, zone, '2019-01-14', 'A-' || portal_reading_id, value,
             'customer', case when zone = 'T0' then 'rejected' else 'accepted' end,
             case when zone = 'T0' then 'Прибор опломбирован' end,
             case when zone = 'T0' then null else date '2019-01-01' end,
             portal_reading_id::text, (7::bigint << 32) + 1
      from submitted_readings where account_number = ${account_number}`)
  })
  const page = await get(`${address}/1`)
  const [day, garage] = textsOf(page, '.life')
  assert.match(day ?? '', /Переданы в расчётный центр, пакет № 3 15 января 2019, 02:30/)
  assert.match(day ?? '', /Приняты, вошли в квитанцию за январь 2019 1 февраля 2019, 04:10/)
  assert.match(garage ?? '', /Не приняты: Прибор опломбирован 1 февраля 2019, 04:10/)
  assert.match(textOf(await get(address)), /приняты, вошли в квитанцию за январь 2019/)
  assert.deepEqual(textsOf(page, '.state'), [
    'Приняты, вошли в квитанцию за январь 2019 электроэнергия, кухня',
    'Показания не приняты электроэнергия, гараж',
  ])
  assert.deepEqual(textsOf(page, 'a.button'), ['Передать заново'])
  assert.equal(page.$('a.button').attr('href'), form)
  assert.doesNotMatch(textOf(page), /В квитанцию взято/)
  const used = { meter_id: `${account_number}-G`, used_in: '2019-01-01', taken_on: '2019-01-31' }
  const estimate = { reading_id: 'A-estimate', value: '9981.5', source: 'estimated', ...used }
  await seed(world.owner, { readings: [{ account_number, ...estimate }] })
  const instead = /В квитанцию взято 9 981,5 кВт·ч: по среднему/
  assert.match(textOf(await get(`${address}/1`), '.thing:nth-of-type(2)'), instead)
  // Told on the first page until something stands for that bill or a later one.
  const told = await get('/')
  assert.equal(textOf(told, '.attention li:first-child b'), 'Показания не приняты')
  const note = textOf(told, '.attention li:first-child small')
  assert.equal(note, 'Электроэнергия · за январь 2019')
  assert.equal(told.$('.attention a').attr('href'), `${address}/1`)
  jar.set('__Host-language', 'en')
  assert.match(textOf(await get(`${address}/1`)), /The bill used 9,981\.5.*Send again/)
  assert.match(textOf(await get('/'), '.attention'), /Readings were not accepted/)
  await sendReadings({ get, post }, links[0] ?? '')
  assert.doesNotMatch(textOf(await get('/')), /were not accepted/)
})
