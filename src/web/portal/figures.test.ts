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
type After = {
  readonly extract: string
  readonly contracts: Readonly<Record<string, { balance: string; state: State }>>
  readonly totalDue: string
  readonly readings: Readonly<Record<string, Readonly<Record<string, { value: string }>>>>
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

for (const { name } of expected.extracts) {
  test(`after ${name} the pages show what the sample says`, async () => {
    const report = await importExtract(parts, { path: join(sample, name), dryRun: false })
    assert.equal(report.verdict, 'accept')
    customer ??= await signedIn(world, numbers)
    for (const [index, number] of numbers.entries()) {
      const after = expected.accounts[number]?.after.find((state) => state.extract === name)
      if (after) await compare(customer, customer.links[index] ?? '', after)
    }
  })
}

async function compare(
  browser: Awaited<ReturnType<typeof signedIn>>,
  link: string,
  after: After,
): Promise<void> {
  const base = `/accounts/${link}`
  await compareAccount(await browser.get(base), after)
  const ledger = await browser.get(`${base}/ledger?from=2017-12`)
  for (const [period, { count, sum }] of Object.entries(after.added.entries)) {
    const amounts = moneyIn(ledger, `[id="${period}"] tbody tr`, 'td:nth-of-type(1)')
    assert.equal(amounts.length, count)
    assert.equal(rubles(amounts.reduce((all, one) => all + kopecks(one), 0n)), sum)
  }
  const list = await browser.get(`${base}/receipts`)
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

async function compareAccount(page: Answer, after: After): Promise<void> {
  const words: Record<State, RegExp> = {
    debt: /долг /,
    overpayment: /переплата /,
    zero: /долга нет/,
  }
  for (const [contract, { balance, state }] of Object.entries(after.contracts)) {
    const row = page
      .$('.by-service > div')
      .filter((_, one) => page.$(one).text().includes(contract))
    assert.match(row.find('dd').text(), words[state])
    const shown = row.find('dd data').attr('value') ?? '0.00'
    assert.equal(shown, balance.replace('-', ''))
  }
  const dials = page
    .$('.dial')
    .toArray()
    .map((dial) => page.$(dial).text().replace(/\s/g, ''))
  const text = page.text
  for (const [meter, zones] of Object.entries(after.readings)) {
    // A meter that was replaced shows its last readings on its own page.
    if (!text.includes(`/meters/${meter}`)) assert.fail(`${meter} is not on the page`)
    for (const { value } of Object.values(zones)) {
      const isReplaced = page.$(`.replaced a[href$="/meters/${meter}"]`).length === 1
      assert.equal(dials.includes(value.replace('.', ',')), !isReplaced)
    }
  }
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
