import assert from 'node:assert/strict'
import { test } from 'node:test'
import { textOf, textsOf } from '#test/support/page-text.ts'
import { seed } from '#test/support/seed.ts'
import { signedIn } from '#test/support/signed-in.ts'
import { webWorld } from '#test/support/web-world.ts'

// The world's day is 14 January 2019 in Kamchatka.
const FLAT = '4110104729'
const GARAGE = '4120225296'
const DACHA = '4130314187'
const SETTLED = '4140418916'
const EMPTY = '4140426835'
const world = await webWorld()

await seed(world.owner, {
  accounts: [
    { account_number: FLAT },
    { account_number: GARAGE, branch: 'vilyuchinsk', held_as_of: '2018-12-01T05:00:00+12:00' },
    { account_number: DACHA, address: '684000, г. Елизово, ул. <Тёплых> Ключей, д. 42' },
    { account_number: SETTLED },
    { account_number: EMPTY, branch: 'milkovo' },
  ],
  contracts: [
    contract(FLAT, 'E-1'),
    { ...contract(FLAT, 'H-1'), service: 'heating' },
    contract(GARAGE, 'E-2'),
    contract(DACHA, 'E-3'),
    contract(SETTLED, 'E-4'),
  ],
  balances: [
    balance(FLAT, 'E-1', 134_686),
    balance(FLAT, 'H-1', 667_863),
    balance(GARAGE, 'E-2', 85_578),
    balance(DACHA, 'E-3', -50_000),
    balance(SETTLED, 'E-4', 0),
  ],
  meters: [
    { account_number: FLAT, meter_id: 'M-1', contract_number: 'E-1', verify_before: '2019-01-21' },
    {
      account_number: GARAGE,
      meter_id: 'M-2',
      contract_number: 'E-2',
      verify_before: '2018-03-11',
    },
    { account_number: DACHA, meter_id: 'M-3', contract_number: 'E-3', verify_before: '2019-04-15' },
  ],
  receipts: [
    receipt(FLAT, '2019-01-10', '2019-01-22', 'aa'),
    receipt(GARAGE, '2019-01-01', '2019-01-20', 'bb'),
    receipt(DACHA, '2019-01-01', '2019-01-10', 'cc'),
  ],
})
await world.owner.transaction({}, async ({ client }) => {
  await client.query(
    `update branches set calculated_at = '2019-01-01T04:00:00+12:00' where branch <> 'milkovo'`,
  )
})

function contract(account_number: string, contract_number: string) {
  return { account_number, contract_number }
}
function balance(account_number: string, contract_number: string, closing: number) {
  const sums = { opening: 0, charged: closing, paid: 0, closing }
  return { account_number, contract_number, period: '2018-12-01', ...sums }
}
function receipt(account_number: string, issued_on: string, due_on: string, byte: string) {
  const sums = { opening: 0, charged: 1, paid: 0, total_due: 1 }
  const sha256 = `\\x${byte.repeat(32)}`
  return { account_number, period: '2018-12-01', issued_on, due_on, ...sums, sha256 }
}

test('one account: how much, by when, and the receipt one press away', async () => {
  const browser = await signedIn(world, [FLAT])
  const page = await browser.get('/')
  assert.equal(page.status, 200)
  assert.equal(textOf(page, 'h1'), 'К оплате 8 025,49 ₽')
  assert.equal(textOf(page, '.lede'), 'Заплатите до 22 января 2019: осталось 8 дней')
  assert.match(textOf(page), /по состоянию на 1 января 2019, 04:00/)
  const button = page.$('a.button')
  assert.equal(textsOf(page, 'a.button').join(), 'Скачать квитанцию за декабрь 2018')
  assert.equal(button.attr('href'), `/accounts/${browser.links[0]}/receipts/2018-12/1/file`)
})

test('several accounts: the total is of debts only, the day is the nearest', async () => {
  const browser = await signedIn(world, [FLAT, GARAGE, DACHA])
  const page = await browser.get('/')
  assert.equal(textOf(page, 'h1'), 'К оплате 8 881,27 ₽')
  assert.equal(textOf(page, '.lede'), 'Ближайший срок 20 января 2019: осталось 6 дней')
  // Their times differ: each account says its own, and nothing is said of all of them.
  assert.equal(page.$('.matters > .as-of, .matters > p .as-of').length, 0)
  assert.match(textOf(page, '.accounts'), /1 января 2019, 04:00.*1 декабря 2018, 05:00/)
})

test('each account says its own balance in words, and that of each service', async () => {
  const browser = await signedIn(world, [[DACHA, 'дача'], FLAT, SETTLED])
  const page = await browser.get('/')
  assert.deepEqual(textsOf(page, '.account .balance'), [
    'Переплата 500,00 ₽',
    'Долг 8 025,49 ₽',
    'Долга нет',
  ])
  assert.deepEqual(textsOf(page, '.account:nth-of-type(2) .by-service > div'), [
    'Электроэнергия долг 1 346,86 ₽',
    'Отопление долг 6 678,63 ₽',
  ])
  assert.deepEqual(textsOf(page, '.account h3').slice(0, 2), [
    'дача',
    'ул. Вулканологов, д. 37, кв. 110',
  ])
})

test('an account set aside says that its figures are older', async () => {
  const browser = await signedIn(world, [GARAGE])
  const text = textOf(await browser.get('/'), '.account')
  assert.match(text, /ещё проверяют.*по состоянию на 1 декабря 2018, 05:00/)
})

test('readings to be sent and meters to verify are told, the others are not', async () => {
  const browser = await signedIn(world, [FLAT, GARAGE, DACHA])
  const page = await browser.get('/')
  assert.deepEqual(textsOf(page, '.attention b'), [
    'Передайте показания до 25 января 2019: осталось 11 дней',
    'Поверка действует до 21 января 2019: осталось 7 дней',
    'Поверка закончилась 11 марта 2018',
    'Передайте показания до 25 января 2019: осталось 11 дней',
  ])
})

test('only a receipt of the last days is called new', async () => {
  const browser = await signedIn(world, [FLAT, GARAGE])
  const page = await browser.get('/')
  assert.equal(textsOf(page, '.account:nth-of-type(1) .fresh').length, 1)
  assert.equal(textsOf(page, '.account:nth-of-type(2) .fresh').length, 0)
})

test('a day that has passed is said to have passed', async () => {
  world.clock.advance({ hours: 24 * 9 })
  const browser = await signedIn(world, [FLAT])
  assert.equal(textOf(await browser.get('/'), '.lede'), 'Срок оплаты прошёл 22 января 2019')
  world.clock.advance({ hours: -24 * 9 })
})

test('an overpaid, a settled and a new account need no money', async () => {
  const heading = async (account: string) => {
    const browser = await signedIn(world, [account])
    return textOf(await browser.get('/'), 'h1')
  }
  assert.equal(await heading(DACHA), 'Переплата 500,00 ₽')
  assert.equal(await heading(SETTLED), 'Платить не нужно')
  assert.equal(await heading(EMPTY), 'Платить не нужно')
})

test('an account that billing has sent nothing of says so', async () => {
  const browser = await signedIn(world, [EMPTY, FLAT])
  assert.match(textOf(await browser.get('/'), '.account'), /ещё не передал данные/)
})

test('without accounts the page says what will be here and how to get it', async () => {
  const browser = await signedIn(world, [])
  const page = await browser.get('/')
  assert.match(textOf(page), /Пока нет ни одного счёта/)
  assert.equal(page.$('a.button').attr('href'), '/accounts/new')
})

test('what billing wrote is text, never markup', async () => {
  const browser = await signedIn(world, [DACHA])
  const page = await browser.get('/')
  assert.match(page.text, /ул\. &lt;Тёплых&gt; Ключей/)
})

test('the English page says the same', async () => {
  const browser = await signedIn(world, [FLAT])
  browser.jar.set('__Host-language', 'en')
  const page = await browser.get('/')
  assert.equal(textOf(page, 'h1'), 'To pay ₽8,025.49')
  assert.equal(textOf(page, '.lede'), 'Pay by 22 January 2019: 8 days left')
  assert.doesNotMatch(textOf(page, '.by-service'), /[а-яё]/i)
})
