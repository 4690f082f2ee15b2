// Over the make-believe town, whose billing reckons volumes by itself: month by month and zone by
// zone the chart says what was charged.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addDecimals, type Decimal, decimalText, parseDecimal } from '#base/decimal.ts'
import type { Period } from '#base/period.ts'
import { sql } from '#platform/postgres/sql.ts'
import { openCabinet } from '#test/support/cabinet.ts'
import type { Answer } from '#test/support/web-visitor.ts'
import { href, routes } from '#web/routes.ts'
import { monthName } from '#web/words/format.ts'

const cabinet = await openCabinet()
const customer = cabinet.visitor()
const email = 'olga@mail.ru'

const plain = ['платит вперёд', 'прибор прошёл через ноль', 'магазин: коэффициент 20']
const zoned = ['день и ночь, прибор заменён', 'три тарифные зоны', 'школа: коэффициент 30']
const stories = [...plain, ...zoned, 'прибор заменён в январе 2019', 'два месяца без показаний']
const [first = '', ...others] = stories
await cabinet.register(customer, { number: cabinet.receiptOf(first).uniqueNumber, email })
for (const story of others) {
  await customer.get(routes.accounts.new)
  await customer.post(routes.accounts.new, { number: cabinet.receiptOf(story).uniqueNumber })
}

const meters = await cabinet.databases.owner.read(
  {},
  sql<{ link: string; account: string; contract: string; meter: string }>`
    select l.link_id as link, l.account_number as account, m.meter_id as meter,
      m.contract_number as contract
    from account_links l join logins using (login_id)
    join contracts c on c.account_number = l.account_number and c.service = 'electricity'
    join meters m on m.account_number = l.account_number
      and m.contract_number = c.contract_number and m.removed_on is null
    where email = ${email} order by l.position`,
)

const nothing: Decimal = { units: 0n, scale: 0 }
const months = Array.from({ length: 12 }, (_, index) => `${index + 1}`.padStart(2, '0'))
const monthNumber = new Map(
  months.map((number) => [monthName('ru', `2018-${number}` as Period), number]),
)

async function meterOf(story: string) {
  const found = meters[stories.indexOf(story)]
  assert.ok(found, story)
  const page = await customer.get(href(routes.meter, { account: found.link, meter: found.meter }))
  return { ...found, page }
}

// The figures of the table by month and place of the zone on the page: '0 2018-05' is '178,09'.
function tableOf(page: Answer): Map<string, string> {
  const figures = new Map<string, string>()
  for (const [zone, table] of page.$('.chart table').toArray().entries()) {
    const years = page.$(table).find('thead th').toArray().slice(1)
    for (const row of page.$(table).find('tbody tr').toArray()) {
      const month = monthNumber.get(page.$(row).find('th').text())
      for (const [at, cell] of page.$(row).find('td').toArray().entries()) {
        const figure = page.$(cell).contents().first().text().replaceAll('\u202F', '')
        const year = page.$(years[at]).text().slice(0, 4)
        if (figure !== '—') figures.set(`${zone} ${year}-${month}`, figure)
      }
    }
  }
  return figures
}

// The volumes that billing charged for and took back, by the same keys: its zones in the order of
// their codes.
async function chargedOf({ account, contract }: { account: string; contract: string }) {
  const rows = await cabinet.databases.owner.read(
    {},
    sql<{ zone: string; period: string; quantity: string }>`
      select zone, to_char(period, 'YYYY-MM') as period, quantity::text as quantity
      from entries where account_number = ${account} and contract_number = ${contract}
        and kind in ('charge', 'recalculation') and quantity is not null
        -- The year of the town's last calculation and the one before.
        and period >= '2018-01-01'`,
  )
  const zones = [...new Set(rows.map(({ zone }) => zone))].sort()
  const sums = new Map<string, Decimal>()
  for (const { zone, period, quantity } of rows) {
    const key = `${zones.indexOf(zone)} ${period}`
    sums.set(key, addDecimals(sums.get(key) ?? nothing, read(quantity)))
  }
  return sums
}

function read(text: string): Decimal {
  const value = parseDecimal(text, { maxScale: 6, allowNegative: true })
  assert.ok(value)
  return value
}

for (const story of stories.slice(0, -1)) {
  test(`${story}: month by month what was charged`, async () => {
    const { page, ...meter } = await meterOf(story)
    const charged = [...(await chargedOf(meter))].map(
      ([key, volume]) => [key, decimalText(volume).replace('.', ',')] as const,
    )
    assert.ok(charged.length >= 13)
    assert.deepEqual(new Map([...tableOf(page)].sort()), new Map(charged.sort()))
  })
}

test('months without a reading share what the next reading showed', async () => {
  const { page, ...meter } = await meterOf('два месяца без показаний')
  const total = (volumes: Iterable<Decimal>) =>
    decimalText([...volumes].reduce((sum, one) => addDecimals(sum, one), nothing))
  const shown = [...tableOf(page).values()].map((figure) => read(figure.replace(',', '.')))
  assert.equal(total(shown), total((await chargedOf(meter)).values()))
  assert.equal(shown.length, 13)
  assert.equal(page.$('.plot .calculated').length, 3)
  assert.equal(page.$('.chart .under').length, 3)
})
