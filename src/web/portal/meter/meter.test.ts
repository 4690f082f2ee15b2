import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from '#platform/postgres/sql.ts'
import { textOf, textsOf } from '#test/support/page-text.ts'
import { seed } from '#test/support/seed.ts'
import { signedIn } from '#test/support/signed-in.ts'
import { webWorld } from '#test/support/web-world.ts'

const FLAT = '4120225296'
const OTHER = '4110112648'
const world = await webWorld()

const mine = { account_number: FLAT, contract_number: 'E-1' }
await seed(world.owner, {
  accounts: [{ account_number: FLAT }, { account_number: OTHER }],
  contracts: [mine, { account_number: OTHER, contract_number: 'E-2' }],
  meters: [
    { ...mine, meter_id: 'M-1', integer_digits: 4, verify_before: '2018-03-11' },
    { ...mine, meter_id: 'M-2', zones: 3, ratio: 30, place: 'гараж' },
    { ...mine, meter_id: 'M-3', place: 'погреб' },
    { account_number: OTHER, contract_number: 'E-2', meter_id: 'M-4' },
    { ...mine, meter_id: 'M-5', zones: 2, place: 'баня', removed_on: '2018-12-05' },
    { ...mine, meter_id: 'M-6', zones: 2, place: 'баня', installed_on: '2018-12-05' },
  ],
  readings: [
    reading('R1', '2016-12-20', '9000', { source: 'inspector' }),
    reading('R2', '2017-12-20', '9931.9', { used_in: '2017-12-01' }),
    reading('R3', '2018-01-20', '115.2', { used_in: '2018-01-01' }),
    reading('R4', '2018-02-20', '90', { status: 'rejected', reject_reason: 'Меньше прошлого' }),
    reading('R5', '2018-03-31', '200', { source: 'estimated', used_in: '2018-03-01' }),
    reading('R6', '2018-04-20', '250', {}),
    ...['T1', 'T2', 'T3'].map((zone) => ({
      ...reading(`Z${zone}`, '2018-12-20', '10', {}),
      meter_id: 'M-2',
      zone,
    })),
    ...['T1', 'T2'].flatMap((zone) => [
      ofZone('M-5', zone, '2018-11-20', '100'),
      ofZone('M-5', zone, '2018-12-05', '112.5', { source: 'final', used_in: '2018-12-01' }),
      ofZone('M-6', zone, '2018-12-05', '1', { source: 'initial' }),
      ofZone('M-6', zone, '2018-12-20', zone === 'T1' ? '31.25' : '1'),
      ofZone('M-6', zone, '2019-01-22', zone === 'T1' ? '61.25' : '1', { source: 'norm' }),
    ]),
  ],
})

function reading(reading_id: string, taken_on: string, value: string, more: object) {
  return { account_number: FLAT, meter_id: 'M-1', reading_id, taken_on, value, ...more }
}

function ofZone(meter_id: string, zone: string, taken_on: string, value: string, more = {}) {
  return {
    ...reading(`${meter_id}${zone}${taken_on}${value}`, taken_on, value, more),
    meter_id,
    zone,
  }
}

const browser = await signedIn(world, [FLAT])
const base = `/accounts/${browser.links[0]}/meters`

test('readings go from the newest, each with the volume up to it', async () => {
  const page = await browser.get(`${base}/M-1`)
  assert.deepEqual(textsOf(page, 'section > .stacked tbody tr'), [
    '20 апреля 2018 передали вы 250 134,8 с 20.01.2018',
    '31 марта 2018 по среднему, прибор не смотрели, вошло в квитанцию за март 2018' +
      ' 200 84,8 с 20.01.2018',
    '20 февраля 2018 передали вы. Не принято: Меньше прошлого 90 —',
    '20 января 2018 передали вы, вошло в квитанцию за январь 2018' +
      ' 115,2 183,3 счётчик прошёл через ноль',
    '20 декабря 2017 передали вы, вошло в квитанцию за декабрь 2017 9 931,9 931,9 с 20.12.2016',
  ])
})

test('years before the last two are there for who asks', async () => {
  const page = await browser.get(`${base}/M-1`)
  assert.deepEqual(textsOf(page, 'main details summary'), [
    'Те же числа таблицей',
    'Что вы передали и что взято в квитанцию',
    '2016 год',
  ])
  assert.match(textOf(page, 'section:last-of-type details'), /20 декабря 2016/)
})

test('the last year known stands beside the one before, and a table says the same', async () => {
  const page = await browser.get(`${base}/M-1`)
  assert.equal(textOf(page, '.chart h2'), 'Расход по месяцам, кВт·ч')
  assert.equal(textOf(page, '.chart figcaption'), 'апрель 2018: 45,4 апрель 2017: 76,6')
  const rows = textsOf(page, '.chart tbody tr')
  assert.equal(rows.length, 12)
  assert.deepEqual(rows.slice(0, 5), [
    'январь 79,2 поделено по дням 183,3',
    'февраль 71,5 поделено по дням 42,4 поделено по дням',
    'март 79,2 поделено по дням 47,0 поделено по дням',
    'апрель 76,6 поделено по дням 45,4 поделено по дням',
    'май 79,2 поделено по дням —',
  ])
  // Twelve, and four of which three were not read in their month.
  assert.equal(page.$('.plot .before').length, 12)
  assert.equal(page.$('.plot .now').length, 4)
  assert.equal(page.$('.plot .now.calculated[fill="url(#calculated)"]').length, 3)
  assert.equal(page.$('pattern#calculated').length, 1)
  assert.match(textOf(page, '.legend'), /^2017 год 2018 год рассчитано/)
  assert.match(textOf(page, '.chart .hint'), /поделён между ними по числу дней\.$/)
})

test('each zone is drawn under its name, the old meter’s months before the new one’s', async () => {
  const page = await browser.get(`${base}/M-6`)
  assert.deepEqual(textsOf(page, '.chart figcaption'), [
    'День январь 2019: 30,00',
    'Ночь январь 2019: 0',
  ])
  assert.deepEqual(
    page
      .$('.plot svg')
      .toArray()
      .map((one) => page.$(one).attr('aria-label')),
    [
      'График: расход по месяцам, день, 2018 и 2019 год. Те же числа в таблице под графиком.',
      'График: расход по месяцам, ночь, 2018 и 2019 год. Те же числа в таблице под графиком.',
    ],
  )
  assert.deepEqual(textsOf(page, '.chart caption'), ['День', 'Ночь'])
  assert.deepEqual(textsOf(page, '.chart tbody tr'), [
    'январь — 30,00 по среднему или нормативу',
    'декабрь 42,75 —',
    'январь — 0 по среднему или нормативу',
    'декабрь 12,5 —',
  ])
  assert.match(textOf(page, '.chart .hint'), /До 5 декабря 2018 здесь расход прежнего прибора/)
  assert.doesNotMatch(textOf(page), /T1|T2/)
})

test('where no month can be told there is no chart', async () => {
  for (const meter of ['M-2', 'M-3']) {
    const page = await browser.get(`${base}/${meter}`)
    assert.equal(page.status, 200)
    assert.equal(page.$('.chart').length, 0)
  }
})

test('an expired verification says what bills go by now', async () => {
  const page = await browser.get(`${base}/M-1`)
  assert.match(
    textOf(page, '.notice'),
    /закончилась 11 марта 2018.*по среднему, потом по нормативу/,
  )
})

test('three zones are the peak, the night and the half-peak', async () => {
  const page = await browser.get(`${base}/M-2`)
  assert.deepEqual(textsOf(page, 'caption'), [
    'Показания: пик',
    'Показания: ночь',
    'Показания: полупик',
  ])
  assert.match(textOf(page), /умножен на коэффициент трансформации 30/)
})

test('a meter without readings says when they will come', async () => {
  assert.match(textOf(await browser.get(`${base}/M-3`)), /Показаний пока нет/)
})

test('another’s meter and none are answered alike', async () => {
  const [foreign, none] = await Promise.all(
    ['M-4', 'M-9'].map((id) => browser.get(`${base}/${id}`)),
  )
  assert.deepEqual([foreign?.status, none?.status], [404, 404])
})

test('what was sent, what others saw and what the bill used stand side by side', async () => {
  const page = await browser.get(`${base}/M-1`)
  assert.equal(textsOf(page, '.compared th[scope=col]')[1], 'Через этот кабинет')
  assert.deepEqual(textsOf(page, '.compared tbody tr').slice(0, 2), [
    'март 2018 показаний к сроку не было: посчитано по среднему — — 200',
    'январь 2018 взято показание, которое вы передали другим способом — — 115,2',
  ])
})

test('a bill of long ago still knows what was sent for it through the cabinet', async () => {
  const months = 30
  await seed(world.owner, {
    meters: [{ ...mine, meter_id: 'M-7', place: 'чердак' }],
    readings: Array.from({ length: months }, (_, index) => {
      const month = `${2016 + Math.floor(index / 12)}-${`${(index % 12) + 1}`.padStart(2, '0')}`
      const more = { used_in: `${month}-01`, portal_reading_id: sentId(index + 1) }
      const one = reading(`S${index}`, `${month}-20`, `${100 + index}`, more)
      return { ...one, meter_id: 'M-7' }
    }),
  })
  await world.owner.write({}, [
    sql`insert into submissions (account_number, submission_id, number, login_id, submitted_at,
                                 taken_on)
        select ${FLAT}, ('00000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, n,
               ${browser.loginId}, '2019-01-01T00:00:00Z', '2016-01-20'
          from generate_series(1, ${months}::int) n`,
    sql`insert into submitted_readings (account_number, portal_reading_id, submission_id, meter_id,
                                        zone, value, period, doubts, replaces)
        select ${FLAT}, s.submission_id, s.submission_id, 'M-7', 'T0', 99 + s.number,
               ('2016-01-01'::date + (s.number - 1) * interval '1 month')::date, '{}', null
          from submissions s where s.account_number = ${FLAT}`,
  ])
  const page = await browser.get(`${base}/M-7`)
  const bills = textsOf(page, '.compared tbody tr')
  assert.equal(bills.length, months)
  assert.equal(bills.at(-1), 'январь 2016 взято ваше показание 100 Передача № 1 — 100')
  assert.ok(bills.every((bill) => !bill.includes('другим способом')))
})

function sentId(number: number): string {
  return `00000000-0000-4000-8000-${`${number}`.padStart(12, '0')}`
}
