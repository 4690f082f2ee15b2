import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { importExtract } from '#core/exchange/import-extract.ts'
import { sql } from '#platform/postgres/sql.ts'
import { sampleFolder as sample } from '#test/support/exchange/sample-folder.ts'
import { signedIn } from '#test/support/signed-in.ts'
import type { Answer } from '#test/support/web-visitor.ts'
import { webWorld } from '#test/support/web-world.ts'

// Every figure that a receiver of the sample must show, read off the customer's pages.
type State = 'debt' | 'overpayment' | 'zero'
type Source = keyof typeof sources
type Reading = { readonly value: string; readonly taken_on: string; readonly source: Source }
type After = {
  readonly extract: string
  readonly asOf: string
  readonly contracts: Readonly<Record<string, { balance: string; state: State }>>
  readonly totalDue: string
  readonly readings: Readonly<Record<string, Readonly<Record<string, Reading>>>>
  readonly added: {
    readonly entries: Readonly<Record<string, { count: number; sum: string }>>
    readonly receipts: readonly {
      period: string
      revision: number
      total_due: string
      sha256: string
    }[]
  }
}
type Expected = {
  readonly extracts: readonly { readonly name: string }[]
  readonly accounts: Readonly<Record<string, { readonly after: readonly After[] }>>
}

const expected = JSON.parse(readFileSync(join(sample, 'expected.json'), 'utf8')) as Expected
const world = await webWorld()
const numbers = Object.keys(expected.accounts)
const parts = { ...world.asOwner, files: world.services.files }
let customer: Awaited<ReturnType<typeof signedIn>> | undefined
// What each account was last said to be, by its number.
const known = new Map<string, After>()

const states: Record<State, RegExp> = {
  debt: /^долг /i,
  overpayment: /^переплата /i,
  zero: /^долга нет/i,
}
const sources = {
  customer: 'передали вы',
  inspector: 'снял контролёр',
  automatic: 'передал сам прибор',
  estimated: 'по среднему, прибор не смотрели',
  norm: 'по нормативу, прибор не смотрели',
  initial: 'при установке прибора',
  final: 'при снятии прибора',
}
// By how many zones a meter counts; the words of a dial's line and of a table of a meter's page.
const zoneNames: Readonly<Record<number, Readonly<Record<string, string>>>> = {
  1: { T0: 'Показание' },
  2: { T1: 'День', T2: 'Ночь' },
  3: { T1: 'Пик', T2: 'Ночь', T3: 'Полупик' },
}

for (const { name } of expected.extracts) {
  test(`after ${name} the pages show what the sample says`, async () => {
    const report = await importExtract(parts, { path: join(sample, name), dryRun: false })
    assert.equal(report.verdict, 'accept')
    customer ??= await signedIn(world, numbers)
    for (const [index, number] of numbers.entries()) {
      const after = expected.accounts[number]?.after.find((state) => state.extract === name)
      if (!after) continue
      known.set(number, after)
      await compare(customer, customer.links[index] ?? '', after)
    }
    await compareSummary(customer)
  })
}

async function compare(
  browser: Awaited<ReturnType<typeof signedIn>>,
  link: string,
  after: After,
): Promise<void> {
  const base = `/accounts/${link}`
  const account = await browser.get(base)
  compareAccount(account, after)
  await compareReadings(browser, account, after)
  const ledger = await browser.get(`${base}/ledger?from=2017-12`)
  assertAsOf(ledger, 'main', after)
  for (const [period, { count, sum }] of Object.entries(after.added.entries)) {
    const amounts = moneyIn(ledger, `[id="${period}"] tbody tr`, 'td:nth-of-type(1)')
    assert.equal(amounts.length, count)
    assert.equal(rubles(amounts.reduce((all, one) => all + kopecks(one), 0n)), sum)
  }
  const list = await browser.get(`${base}/receipts`)
  assertAsOf(list, 'main', after)
  for (const { period, revision, total_due, sha256 } of after.added.receipts) {
    const address = `${base}/receipts/${period}/${revision}`
    assert.equal(list.$(`[id="${period}"] a[href="${address}/file"]`).length, 1)
    const twin = await browser.get(address)
    const asked = twin.$('.figure').attr('value') ?? '0.00'
    assert.equal(asked, total_due)
    assert.equal(twin.$('code').text(), sha256)
    assert.deepEqual(sumsOf(twin), await printedSums(sha256))
  }
  const due = list.$('.receipt').first().find('data').attr('value')
  if (after.added.receipts.length > 0) assert.equal(due, after.totalDue)
}

async function printedSums(sha256: string): Promise<string[]> {
  const [row] = await world.owner.read(
    {},
    sql<{ opening: bigint; charged: bigint; paid: bigint }>`
      select opening, charged, paid from receipts where sha256 = decode(${sha256}, 'hex')`,
  )
  return row ? [row.opening, row.charged, row.paid].map(rubles) : []
}

// What time the figures within a part of a page are said to be of: for machines, and in words by
// the clock on the utility's wall.
function assertAsOf(page: Answer, within: string, { asOf }: After): void {
  const told = page.$(within).find('time.as-of')
  assert.equal(told.length, 1, `${within} tells its time once`)
  assert.equal(told.attr('datetime'), Temporal.Instant.from(asOf).toString())
  const date = asOf.slice(0, 10) === '2019-01-01' ? '1 января 2019' : '1 февраля 2019'
  assert.equal(squeezed(told.text()), `по состоянию на ${date}, ${asOf.slice(11, 16)}`)
}

// Every account with its own figures, and the sum of all of them above.
async function compareSummary(browser: Awaited<ReturnType<typeof signedIn>>): Promise<void> {
  const page = await browser.get('/')
  const total = [...known.values()].reduce((all, { totalDue }) => all + kopecks(totalDue), 0n)
  assert.equal(page.$('h1 .figure').attr('value'), rubles(total))
  assert.equal(page.$('article.account').length, known.size)
  for (const [number, after] of known) {
    const link = browser.links[numbers.indexOf(number)] ?? ''
    const block = `article.account:has(h3 a[href="/accounts/${link}"])`
    const balance = page.$(`${block} .balance`)
    const owed = states.debt.test(squeezed(balance.text())) && balance.find('data').attr('value')
    assert.equal(owed || '0.00', after.totalDue, number)
    assertAsOf(page, block, after)
    const lines = page.$(`${block} .by-service dd`).toArray()
    const shown = lines.map((line) => [stateOf(page.$(line).text()), moneyOf(page.$(line))])
    const told = Object.values(after.contracts).map(({ balance: sum, state }) => [
      state,
      sum.replace('-', ''),
    ])
    assert.deepEqual(shown.sort(), told.sort(), number)
  }
}

function compareAccount(page: Answer, after: After): void {
  assertAsOf(page, 'main', after)
  for (const [contract, { balance, state }] of Object.entries(after.contracts)) {
    const row = page
      .$('.by-service > div')
      .filter((_, one) => page.$(one).text().includes(contract))
    assert.equal(stateOf(row.find('dd').text()), state)
    assert.equal(moneyOf(row.find('dd')), balance.replace('-', ''))
  }
}

// Each within its own meter and zone, with its day and who read it.
async function compareReadings(
  browser: Awaited<ReturnType<typeof signedIn>>,
  page: Answer,
  after: After,
): Promise<void> {
  for (const [meter, zones] of Object.entries(after.readings)) {
    const toMeter = page.$(`.thing a[href$="/meters/${meter}"]`)
    assert.equal(toMeter.length, 1, `${meter} is on the page once`)
    // A meter that was replaced shows its last readings on its own page.
    const isReplaced = toMeter.closest('.replaced').length === 1
    const shown = isReplaced
      ? lastRows(await browser.get(toMeter.attr('href') ?? ''))
      : dialsOf(page, toMeter.closest('.thing'))
    const names = zoneNames[Object.keys(zones).length]
    const told = Object.entries(zones).map(([zone, { value, taken_on, source }]) => {
      const dial = names?.[zone]
      const name = !isReplaced ? dial : zone === 'T0' ? 'Показания' : dial?.toLowerCase()
      return [name, value.replace('.', ','), taken_on, sources[source]]
    })
    assert.deepEqual(shown, told, meter)
  }
}

type Part = ReturnType<Answer['$']>

function dialsOf(page: Answer, block: Part): string[][] {
  return block
    .find('.dials > div')
    .toArray()
    .map((dial) => {
      const one = page.$(dial)
      const said = squeezed(one.find('dd > span').text())
      return [
        squeezed(one.find('dt').text()),
        one.find('b.dial').text().replace(/\s/g, ''),
        one.find('time').attr('datetime') ?? '',
        said.slice(said.indexOf(', ') + 2),
      ]
    })
}

// The newest accepted reading of each zone on a meter's own page.
function lastRows(page: Answer): string[][] {
  return page
    .$('main section:has(> table.stacked)')
    .toArray()
    .flatMap((section) => {
      const table = page.$(section).children('table').first()
      const rows = table.find('tbody tr').toArray()
      const row = rows.find((one) => !/Не принято/.test(page.$(one).text()))
      if (!row) return []
      const one = page.$(row)
      const zone = squeezed(table.find('caption').text()).replace(/^Показания: /, '')
      const said = squeezed(one.find('.under').first().text())
      return [
        [
          zone,
          one.find('td').first().text().replace(/\s/g, ''),
          one.find('time').first().attr('datetime') ?? '',
          said.replace(/, вошло в .*/, ''),
        ],
      ]
    })
}

const squeezed = (text: string) => text.replace(/\s+/g, ' ').trim()
const moneyOf = (part: Part) => part.find('data').attr('value') ?? '0.00'

function stateOf(text: string): State | undefined {
  const words = squeezed(text)
  return (Object.keys(states) as State[]).find((state) => states[state].test(words))
}

function moneyIn(page: Answer, rows: string, cell: string): string[] {
  return page
    .$(rows)
    .toArray()
    .map((row) => page.$(row).find(`${cell} data`).attr('value') ?? '')
}

// Opening, charged and paid of the whole receipt: the last column that adds up.
function sumsOf(twin: Answer): string[] {
  const data = twin.$('.sum-up').last().find('data').toArray().slice(0, 3)
  return data.map((one) => twin.$(one).attr('value') ?? '')
}

function kopecks(text: string): bigint {
  return BigInt(text.replace('.', ''))
}

function rubles(amount: bigint): string {
  const digits = `${amount < 0n ? -amount : amount}`.padStart(3, '0')
  return `${amount < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}
