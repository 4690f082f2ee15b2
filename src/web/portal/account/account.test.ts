import assert from 'node:assert/strict'
import { test } from 'node:test'
import { textOf, textsOf } from '#test/support/page-text.ts'
import { seed } from '#test/support/seed.ts'
import { signedIn } from '#test/support/signed-in.ts'
import { webWorld } from '#test/support/web-world.ts'

const FLAT = '4110104729'
const LEFT = '4110104737'
const OTHER = '4110112648'
const world = await webWorld()

const mine = { account_number: FLAT }
await seed(world.owner, {
  tariffs: [
    { tariff_code: 'PK-E2', zone: 'T1', name: 'Две зоны: день', price: '5.4' },
    { tariff_code: 'PK-E2', zone: 'T2', name: 'Две зоны: ночь', price: '3.766' },
    { tariff_code: 'PK-E2', zone: 'T0', name: 'Без зон', price: '4.7' },
    { tariff_code: 'PK-E2', zone: 'T3', name: 'Три зоны: полупик', price: '4.6' },
    { tariff_code: 'PK-H', service: 'heating', unit: 'Gcal', name: 'Тепло', price: '4250' },
  ],
  accounts: [
    { ...mine, unified_number: '41ХГ733115' },
    { account_number: LEFT, closed_on: '2018-12-31' },
    { account_number: OTHER },
  ],
  contracts: [
    { ...mine, contract_number: 'E-1', tariff_code: 'PK-E2' },
    { ...mine, contract_number: 'H-1', service: 'heating', tariff_code: 'PK-H' },
    { account_number: OTHER, contract_number: 'E-2', tariff_code: 'none' },
    { account_number: LEFT, contract_number: 'E-3' },
  ],
  balances: [
    { ...mine, contract_number: 'E-1', ...month(0, 134_686, 0) },
    { ...mine, contract_number: 'H-1', ...month(0, 0, -20_000) },
  ],
  meters: [
    {
      ...mine,
      meter_id: 'M-old',
      contract_number: 'E-1',
      serial_number: '49128546',
      removed_on: '2018-05-09',
    },
    {
      ...mine,
      meter_id: 'M-new',
      contract_number: 'E-1',
      installed_on: '2018-05-09',
      zones: 2,
      ratio: 20,
      verify_before: '2019-01-20',
    },
    {
      ...mine,
      meter_id: 'M-heat',
      contract_number: 'H-1',
      place: 'подвал',
      accepts_readings: false,
    },
    {
      account_number: LEFT,
      meter_id: 'M-left',
      contract_number: 'E-3',
      verify_before: '2018-03-11',
    },
  ],
  readings: [
    reading('R1', 'T1', '1859.29', { used_in: '2018-12-01' }),
    reading('R2', 'T2', '869.50', { source: 'inspector' }),
  ],
})

function month(opening: number, charged: number, paid: number) {
  return { period: '2018-12-01', opening, charged, paid, closing: opening + charged + paid }
}
function reading(reading_id: string, zone: string, value: string, more: object) {
  return { ...mine, meter_id: 'M-new', reading_id, zone, value, taken_on: '2018-12-23', ...more }
}

const browser = await signedIn(world, [[FLAT, 'Бабушкина квартира'], OTHER])
const base = `/accounts/${browser.links[0]}`

test('what is owed stands by service and in all, in words', async () => {
  const page = await browser.get(base)
  assert.equal(textOf(page, 'h1'), 'Бабушкина квартира')
  assert.deepEqual(textsOf(page, '.by-service > div'), [
    'Электроэнергия E-1 долг 1 346,86 ₽',
    'Отопление H-1 переплата 200,00 ₽',
    'Всего долг 1 146,86 ₽',
  ])
})

test('zones are called by their names, never by billing’s codes', async () => {
  const page = await browser.get(base)
  assert.deepEqual(textsOf(page, '.dials dt'), ['День', 'Ночь'])
  assert.doesNotMatch(textOf(page), /\bT[0-3]\b/)
})

test('a reading tells its day, its source and the bill that counted it', async () => {
  const page = await browser.get(base)
  assert.deepEqual(textsOf(page, '.dials dd'), [
    '1 859,29 23 декабря 2018, передали вы вошло в квитанцию за декабрь 2018',
    '869,50 23 декабря 2018, снял контролёр ещё не вошло в квитанцию',
  ])
})

test('prices are those of the zones the meter counts', async () => {
  const page = await browser.get(base)
  assert.deepEqual(textsOf(page, '.price b'), [
    '5,40 ₽ за 1 кВт·ч',
    '3,766 ₽ за 1 кВт·ч',
    '4 250,00 ₽ за 1 Гкал',
  ])
})

test('the account tells of a meter what one acts on, its own page the rest', async () => {
  const named = async (path: string) => textsOf(await browser.get(path), '.facts dt')
  const told = await named(base)
  assert.ok(told.includes('Поверить до') && told.includes('Коэффициент трансформации'))
  assert.ok(!told.includes('Установлен'))
  assert.ok((await named(`${base}/meters/M-new`)).includes('Установлен'))
})

test('a meter that was replaced stands on one line with the new one', async () => {
  const page = await browser.get(base)
  assert.deepEqual(textsOf(page, '.replaced'), [
    'Раньше стоял СЭО-1.15 № 49128546, снят 9 мая 2018',
  ])
  assert.equal(page.$('.replaced a').attr('href'), `${base}/meters/M-old`)
})

test('a verification about to end is a warning with what to do', async () => {
  const page = await browser.get(base)
  assert.match(textOf(page, '.notice.warning'), /до 20 января 2019: осталось 6 дней.*Договоритесь/)
})

test('nobody is warned of a meter whose account is closed, though nobody took it out', async () => {
  const { get, links } = await signedIn(world, [LEFT])
  for (const place of ['/', `/accounts/${links[0]}`, `/accounts/${links[0]}/meters/M-left`]) {
    const page = await get(place)
    assert.equal(page.status, 200)
    assert.doesNotMatch(textOf(page), /закончилась/)
    assert.equal(page.$('.attention').length, 0)
  }
})

test('a meter read without its holder says so', async () => {
  assert.match(textOf(await browser.get(base)), /Передавать показания этого прибора не нужно/)
})

test('a contract without a tariff and an account without meters have words for it', async () => {
  const page = await browser.get(`/accounts/${browser.links[1]}`)
  assert.match(textOf(page), /Приборов учёта нет\./)
  assert.match(textOf(page), /Цена не сообщена/)
})

test('the English page has English headings and zones', async () => {
  const english = await signedIn(world, [FLAT])
  english.jar.set('__Host-language', 'en')
  const page = await english.get(`/accounts/${english.links[0]}`)
  assert.deepEqual(textsOf(page, 'h2'), [
    'What is owed and for what',
    'Meters',
    'Contracts',
    'About the account',
    'This account in the cabinet',
    'Branch',
  ])
  assert.deepEqual(textsOf(page, '.dials dt'), ['Day', 'Night'])
})

test('another’s account, an ended link and nonsense are answered alike', async () => {
  const stranger = await signedIn(world, [OTHER])
  const answers = await Promise.all(
    [base, '/accounts/link-9', '/accounts/4110104729', '/accounts/%00'].map((url) =>
      stranger.get(url),
    ),
  )
  for (const answer of answers) assert.equal(answer.status, answers[1]?.status)
  assert.equal(answers[0]?.status, 404)
})

test('where no meter takes readings, nothing leads to a form without a field', async () => {
  const first = async (place: string) => {
    const page = await browser.get(place)
    const [link] = page.$('.links a').toArray()
    return [page.$(link).attr('href'), textsOf(page, '.links li')[0]]
  }
  assert.deepEqual(await first(base), [
    `${base}/readings/new`,
    'Передать показания И посмотреть, что стало с переданными',
  ])
  const other = `/accounts/${browser.links[1]}`
  assert.deepEqual(await first(other), [
    `${other}/readings`,
    'Переданные показания Передавать сейчас не нужно',
  ])
})
