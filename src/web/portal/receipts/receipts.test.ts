import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { outcomes } from '#test/support/identity-world.ts'
import { keepCopy } from '#test/support/keep-copy.ts'
import { textOf, textsOf } from '#test/support/page-text.ts'
import { seed } from '#test/support/seed.ts'
import { signedIn } from '#test/support/signed-in.ts'
import { webWorld } from '#test/support/web-world.ts'

// The world's day is 14 January 2019.
const FLAT = '4110104729'
const EMPTY = '4110112648'
const world = await webWorld()

const hashOf = (text: string) => createHash('sha256').update(text).digest()
await keepCopy(world.services.files, '%PDF second')

const mine = { account_number: FLAT }
await seed(world.owner, {
  accounts: [mine, { account_number: EMPTY }],
  contracts: [{ ...mine, contract_number: 'E-1' }],
  meters: [{ ...mine, contract_number: 'E-1', meter_id: 'M-1', zones: 2 }],
  readings: [
    {
      ...mine,
      meter_id: 'M-1',
      zone: 'T2',
      reading_id: 'R1',
      taken_on: '2018-12-23',
      value: '869.50',
      used_in: '2018-12-01',
    },
  ],
  balances: [
    { ...mine, contract_number: 'E-1', ...month('2017-12', 0, 500, 0) },
    { ...mine, contract_number: 'E-1', ...month('2018-11', 500, 0, -700) },
    { ...mine, contract_number: 'E-1', ...month('2018-12', -200, 1_000, 0) },
  ],
  entries: [
    {
      ...mine,
      entry_id: 'L1',
      contract_number: 'E-1',
      period: '2018-12-01',
      amount: 1_000,
      posted_on: '2018-12-31',
    },
  ],
  receipts: [
    receipt('2017-12', 1, '%PDF old', 0, 500, 0),
    receipt('2018-11', 1, '%PDF november', 500, 0, -700),
    receipt('2018-12', 1, '%PDF first', -200, 900, 0),
    receipt('2018-12', 2, '%PDF second', -200, 1_000, 0),
  ],
})

function month(period: string, opening: number, charged: number, paid: number) {
  return { period: `${period}-01`, opening, charged, paid, closing: opening + charged + paid }
}
function receipt(
  period: string,
  revision: number,
  text: string,
  opening: number,
  charged: number,
  paid: number,
) {
  const total_due = Math.max(0, opening + charged + paid)
  const sums = { opening, charged, paid, total_due }
  const days = { issued_on: `2019-01-0${revision}`, due_on: '2019-01-10' }
  const sha256 = `\\x${hashOf(text).toString('hex')}`
  return { ...mine, period: `${period}-01`, revision, ...sums, ...days, sha256 }
}

const browser = await signedIn(world, [FLAT, EMPTY])
const base = `/accounts/${browser.links[0]}/receipts`

test('months stand by year as tiles: sum, what became of it, size and day', async () => {
  const page = await browser.get(base)
  assert.deepEqual(textsOf(page, 'section h2'), ['2018 год', '2017 год'])
  assert.deepEqual(textsOf(page, 'a.receipt'), [
    'декабрь. Скачать квитанцию за декабрь 2018 8,00 ₽ срок был до 10 января 2019' +
      ' PDF, 29 КБ, от 2 января 2019',
    'ноябрь. Скачать квитанцию за ноябрь 2018 0,00 ₽ платить не нужно PDF, 29 КБ, от 1 января 2019',
    'декабрь. Скачать квитанцию за декабрь 2017 5,00 ₽ оплачена PDF, 29 КБ, от 1 января 2019',
  ])
})

test('a reissue stands beside the one it replaced', async () => {
  const page = await browser.get(base)
  const december = '[id="2018-12"]'
  assert.match(textOf(page, december), /Выпущена заново 2 января 2019 Прежняя, от 1 января 2019/)
  const addresses = page
    .$(`${december} a`)
    .toArray()
    .map((link) => page.$(link).attr('href'))
  assert.deepEqual(addresses, [
    `${base}/2018-12/2/file`,
    `${base}/2018-12/2`,
    `${base}/2018-12/1/file`,
    `${base}/2018-12/1`,
  ])
})

test('an account without receipts says when the first will come', async () => {
  const page = await browser.get(`/accounts/${browser.links[1]}/receipts`)
  assert.match(textOf(page), /Квитанций пока нет.*на следующий день после расчёта/)
})

test('the download is the very bytes, under a Russian name that tells accounts apart', async () => {
  const file = await browser.get(`${base}/2018-12/2/file`)
  assert.equal(file.status, 200)
  assert.equal(file.bytes.toString(), '%PDF second')
  assert.equal(file.headers['content-type'], 'application/pdf')
  assert.equal(file.headers['content-length'], '11')
  assert.equal(file.headers['cache-control'], 'no-store')
  const disposition = file.headers['content-disposition'] ?? ''
  assert.match(disposition, /^attachment; filename="[\x20-\x7E]+"; /)
  const name = decodeURIComponent(disposition.split("UTF-8''")[1] ?? '')
  assert.equal(name, 'Квитанция декабрь 2018, выпуск 2 (…4729).pdf')
})

test('a copy without its bytes is refused and not on record', async () => {
  const before = await outcomes(world, 'receipt-downloaded')
  const url = `${base}/2018-12/2/file`
  const { status, headers } = await browser.send({ method: 'HEAD', url })
  assert.deepEqual([status, headers.allow], [405, 'GET'])
  assert.deepEqual(await outcomes(world, 'receipt-downloaded'), before)
})

test('a copy not as issued is not sent; the page says why and offers the twin', async () => {
  const page = await browser.get(`${base}/2018-12/1/file`)
  assert.equal(page.status, 500)
  assert.match(textOf(page), /не совпал с тем, что был выставлен/)
  assert.equal(page.$('a.button').attr('href'), `${base}/2018-12/1`)
  assert.ok(world.logged.some((line) => line.includes('receipt-damaged')))
})

test('the twin says what the receipt says, and what it consists of', async () => {
  const page = await browser.get(`${base}/2018-12/2`)
  assert.equal(textOf(page, '.figure'), '8,00 ₽')
  assert.deepEqual(textsOf(page, '.sum-up'), [
    'Электроэнергия Было на начало −2,00 ₽ Начислено 10,00 ₽ Оплачено 0,00 ₽ Стало долг 8,00 ₽',
  ])
  assert.match(textOf(page, 'tbody'), /Начислено, электроэнергия 31\.12\.2018 10,00 ₽ 8,00 ₽/)
  assert.match(textOf(page), /Электроэнергия, Ночь СЭО-1\.15 № 15107039 .* 869,50/)
  assert.equal(textOf(page, 'code'), hashOf('%PDF second').toString('hex'))
})

test('the twin of a replaced receipt keeps its own sums and says who replaced it', async () => {
  const page = await browser.get(`${base}/2018-12/1`)
  assert.equal(textOf(page, '.figure'), '7,00 ₽')
  assert.match(textOf(page, '.notice'), /заменил выпуск 2/)
  assert.match(textOf(page, '.sum-up'), /^Всего .* Стало долг 7,00 ₽$/)
  assert.match(textOf(page), /Разбивка по услугам есть у последнего выпуска/)
})

test('the twin of an overpaid month asks for nothing', async () => {
  const page = await browser.get(`${base}/2018-11/1`)
  assert.match(textOf(page), /Платить не нужно.*Переплата 2,00 ₽ перейдёт на следующий месяц/)
})

test('absent, foreign and malformed addresses are answered alike', async () => {
  const stranger = await signedIn(world, [EMPTY])
  const own = `/accounts/${stranger.links[0]}/receipts`
  const addresses = [
    `${base}/2018-12/2`,
    `${own}/2018-12/2`,
    `${own}/2018-13/1`,
    `${own}/2018-12/0`,
    `${own}/2018-12/99999999999`,
    `${own}/2018-12/2/file`,
  ]
  for (const address of addresses) assert.equal((await stranger.get(address)).status, 404)
})
