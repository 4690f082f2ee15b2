import assert from 'node:assert/strict'
import { test } from 'node:test'
import { outcomes } from '#test/support/identity-world.ts'
import { textOf, textsOf } from '#test/support/page-text.ts'
import { seed } from '#test/support/seed.ts'
import { signedIn } from '#test/support/signed-in.ts'
import { webWorld } from '#test/support/web-world.ts'
import { xlsxSheet } from '#test/support/xlsx-sheet.ts'

const FLAT = '4110104729'
const EMPTY = '4110112648'
const world = await webWorld()

const mine = { account_number: FLAT }
await seed(world.owner, {
  tariffs: [{ tariff_code: 'PK-E1', price: '4.63' }],
  accounts: [mine, { account_number: EMPTY }],
  contracts: [
    { ...mine, contract_number: 'E-1' },
    { ...mine, contract_number: 'H-1', service: 'heating', tariff_code: 'none' },
  ],
  balances: [
    { ...mine, contract_number: 'E-1', ...month('2018-11', 0, 135_335, 0) },
    { ...mine, contract_number: 'E-1', ...month('2018-12', 135_335, 170_847, -135_335) },
    { ...mine, contract_number: 'H-1', ...month('2018-12', -50_000, 30_000, 0) },
  ],
  entries: [
    entry('L1', '2018-11', 'E-1', 'charge', 135_335, {}),
    entry('L2', '2018-12', 'E-1', 'payment', -135_335, { note: '=HYPERLINK("x")' }),
    entry('L3', '2018-12', 'E-1', 'charge', 170_847, {
      zone: 'T0',
      quantity: '369',
      price: '4.63',
    }),
    entry('L4', '2018-12', 'H-1', 'recalculation', 30_000, { note: 'Пени; "5 дней"' }),
  ],
})

function month(period: string, opening: number, charged: number, paid: number) {
  return { period: `${period}-01`, opening, charged, paid, closing: opening + charged + paid }
}
function entry(
  entry_id: string,
  period: string,
  contract_number: string,
  kind: string,
  amount: number,
  more: object,
) {
  const posted_on = kind === 'payment' ? `${period}-09` : `${period}-30`
  return {
    ...mine,
    entry_id,
    period: `${period}-01`,
    contract_number,
    kind,
    amount,
    posted_on,
    ...more,
  }
}

const browser = await signedIn(world, [FLAT, EMPTY])
const base = `/accounts/${browser.links[0]}/ledger`

test('the arithmetic of the range is said once in words', async () => {
  const page = await browser.get(base)
  assert.equal(
    textOf(page, '.in-words'),
    '1 ноября 2018 — 31 декабря 2018. На начало была переплата 500,00 ₽. ' +
      'Начислено 3 361,82 ₽, оплачено 1 353,35 ₽. Остался долг 1 508,47 ₽.',
  )
})

test('each month is a row that opens, with what is left at its end', async () => {
  const page = await browser.get(base)
  assert.deepEqual(textsOf(page, 'details.month > summary'), [
    'декабрь 2018 долг 1 508,47 ₽ начислено 2 008,47 ₽, оплачено 1 353,35 ₽',
    'ноябрь 2018 долг 1 353,35 ₽ начислено 1 353,35 ₽, оплачено 0,00 ₽',
  ])
})

function adds(title: string, opening: string, charged: string, paid: string, closing: string) {
  return `${title} Было на начало ${opening} Начислено ${charged} Оплачено ${paid} Стало ${closing}`
}

test('inside, every contract adds up on screen', async () => {
  const page = await browser.get(base)
  assert.deepEqual(textsOf(page, '[id="2018-12"] .sum-up'), [
    adds('Электроэнергия', '1 353,35 ₽', '1 708,47 ₽', '−1 353,35 ₽', 'долг 1 708,47 ₽'),
    adds('Отопление', '−500,00 ₽', '300,00 ₽', '0,00 ₽', 'переплата 200,00 ₽'),
    adds('Всего', '853,35 ₽', '2 008,47 ₽', '−1 353,35 ₽', 'долг 1 508,47 ₽'),
  ])
})

test('rows tell what, when and how, and what is owed after each', async () => {
  const page = await browser.get(base)
  assert.deepEqual(textsOf(page, '[id="2018-12"] tbody tr'), [
    'Оплата, электроэнергия 09.12.2018 · =HYPERLINK("x") −1 353,35 ₽ −500,00 ₽',
    'Начислено, электроэнергия 30.12.2018 · 369 кВт·ч × 4,63 ₽ 1 708,47 ₽ 1 208,47 ₽',
    'Перерасчёт, отопление 30.12.2018 · Пени; "5 дней" 300,00 ₽ 1 508,47 ₽',
  ])
})

test('a service narrows every figure, a kind only the rows', async () => {
  const heating = await browser.get(`${base}?service=heating`)
  assert.match(textOf(heating, '.in-words'), /^Отопление, .* Осталась переплата 200,00 ₽\.$/)
  const paid = await browser.get(`${base}?kind=payment`)
  assert.deepEqual(textsOf(paid, '.month .name'), ['декабрь 2018'])
  assert.match(textOf(paid, '.in-words'), /Остался долг 1 508,47 ₽/)
  assert.equal(paid.$('details.month[open]').length, 1)
})

test('months the wrong way round are turned, nonsense is as if not asked', async () => {
  const turned = await browser.get(`${base}?from=2018-12&to=2018-12`)
  assert.deepEqual(textsOf(turned, '.month .name'), ['декабрь 2018'])
  const backwards = await browser.get(`${base}?from=2018-12&to=2018-11`)
  assert.equal(textsOf(backwards, '.month .name').length, 2)
  const nonsense = await browser.get(`${base}?from=2018-13&service=gas&kind=%27--`)
  assert.equal(textsOf(nonsense, '.month .name').length, 2)
})

test('a range without months says that nothing fits', async () => {
  const page = await browser.get(`${base}?from=2020-01&to=2020-02`)
  assert.match(textOf(page), /Таких строк нет/)
})

test('an account not billed yet says when rows will come, and asks for no filter', async () => {
  const page = await browser.get(`/accounts/${browser.links[1]}/ledger`)
  assert.match(textOf(page), /Строк пока нет/)
  assert.equal(page.$('.filter').length, 0)
})

test('the form keeps what was chosen, and the files take it with them', async () => {
  const page = await browser.get(`${base}?from=2018-12&service=heating`)
  assert.equal(page.$('#from').val(), '2018-12')
  assert.equal(page.$('#service').val(), 'heating')
  const addresses = page
    .$('.helps a')
    .toArray()
    .map((link) => page.$(link).attr('href'))
  assert.deepEqual(addresses, [
    `${base}.xlsx?from=2018-12&service=heating`,
    `${base}.csv?from=2018-12&service=heating`,
  ])
})

test('the CSV opens in Excel as it stands, and runs nothing', async () => {
  const file = await browser.get(`${base}.csv?from=2018-12`)
  assert.equal(file.status, 200)
  assert.equal(file.headers['content-type'], 'text/csv; charset=utf-8')
  const name = encodeURIComponent('Лицевая карта …4729.csv')
  assert.ok(file.headers['content-disposition']?.endsWith(`filename*=UTF-8''${name}`))
  const [heads, ...rows] = file.bytes.toString('utf8').split('\r\n')
  assert.equal(heads?.slice(0, 12), '\uFEFFМесяц;Дата;')
  const december = 'декабрь 2018'
  assert.deepEqual(rows, [
    `${december};09.12.2018;Электроэнергия;E-1;Оплата;;;;;-1353,35;-500,00;"'=HYPERLINK(""x"")"`,
    `${december};30.12.2018;Электроэнергия;E-1;Начислено;;369;кВт·ч;4,63;1708,47;1208,47;`,
    `${december};30.12.2018;Отопление;H-1;Перерасчёт;;;;;300,00;1508,47;"Пени; ""5 дней"""`,
    '',
  ])
})

test('the workbook holds sums as numbers, days as days and no formula', async () => {
  const file = await browser.get(`${base}.xlsx?from=2018-12`)
  assert.match(file.headers['content-type'] ?? '', /spreadsheetml\.sheet$/)
  const { rows, formulas } = await xlsxSheet(file.bytes)
  assert.equal(formulas, 0)
  assert.deepEqual(rows[0]?.slice(0, 2), ['Месяц', 'Дата'])
  // 9 December 2018 is day 43443 of a sheet's calendar.
  assert.deepEqual(rows[1], [
    'декабрь 2018',
    43_443,
    'Электроэнергия',
    'E-1',
    'Оплата',
    null,
    null,
    null,
    null,
    -1353.35,
    -500,
    '=HYPERLINK("x")',
  ])
})

test('a file without its bytes is refused and not on record', async () => {
  const before = await outcomes(world, 'ledger-exported')
  for (const url of [`${base}.csv`, `${base}.xlsx`]) {
    const { status, headers } = await browser.send({ method: 'HEAD', url })
    assert.deepEqual([status, headers.allow], [405, 'GET'], url)
  }
  assert.deepEqual(await outcomes(world, 'ledger-exported'), before)
})

test('both files are on record, and another’s are not to be had', async () => {
  const stranger = await signedIn(world, [EMPTY])
  for (const format of ['csv', 'xlsx']) {
    assert.equal((await stranger.get(`${base}.${format}`)).status, 404)
  }
  const [row] = await world.owner.read<{ formats: string[] }>(
    {},
    {
      name: '',
      text: `select array_agg(distinct details->>'format' order by details->>'format') as formats
        from audit_rows where action = 'ledger-exported' and account_number = '${FLAT}'`,
      values: [],
    },
  )
  assert.deepEqual(row?.formats, ['csv', 'xlsx'])
})
