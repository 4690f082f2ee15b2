// Every receipt of the town, as billing wrote it: its copy comes byte for byte, its page states the
// very sums of receipts.csv, and the public check knows it.
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { writeDemoExtracts } from '#demo/write-demo-extracts.ts'
import { sql } from '#platform/postgres/sql.ts'
import { openCabinet } from '#test/support/cabinet.ts'
import { townAccounts } from '#test/support/demo-town.ts'
import { href, routes } from '#web/routes.ts'

const folder = await mkdtemp(join(tmpdir(), 'kabinet-issued-'))
after(() => rm(folder, { recursive: true, force: true }))
const cabinet = await openCabinet()
const { owner } = cabinet.databases

type Issued = Readonly<Record<string, string>>

// What billing handed over, read without any of the program's own readers.
async function issuedReceipts(): Promise<Issued[]> {
  const made = writeDemoExtracts({ folder: join(folder, 'out'), accounts: townAccounts })
  const receipts: Issued[] = []
  for (const extract of made.folders) {
    const text = new TextDecoder().decode(await readFile(join(extract, 'receipts.csv')))
    const [header = '', ...lines] = text.split(/\r?\n/).filter(Boolean)
    const delimiter = header.includes(';') ? ';' : ','
    const names = header.split(delimiter)
    for (const line of lines) {
      const cells = line.split(delimiter)
      receipts.push(Object.fromEntries(names.map((name, at) => [name, cells[at] ?? ''])))
    }
  }
  return receipts
}

// One login that sees every account of the town that still has a number to claim it by.
async function whoSeesAll() {
  const visitor = cabinet.visitor()
  const [first, ...others] = cabinet.receipts
  if (!first) throw new Error('the town has receipts')
  await cabinet.register(visitor, { number: first.uniqueNumber, email: 'all@mail.ru' })
  await visitor.get(routes.accounts.new)
  for (const { uniqueNumber } of others) {
    const { status } = await visitor.post(routes.accounts.new, { number: uniqueNumber })
    assert.equal(status, 303)
  }
  const links = await owner.read(
    {},
    sql<{ account: string; link: string }>`
      select account_number as account, link_id as link from account_links`,
  )
  return { visitor, linkOf: new Map(links.map(({ account, link }) => [account, link])) }
}

const issued = await issuedReceipts()
const { visitor, linkOf } = await whoSeesAll()
const seen = issued.flatMap((receipt) => {
  const { account_number = '', period = '', revision = '' } = receipt
  const account = linkOf.get(account_number)
  return account ? [{ receipt, address: { account, period, revision } }] : []
})

test(`${seen.length} receipts come byte for byte, each handing-over on record`, async () => {
  for (const { receipt, address } of seen) {
    const { status, bytes } = await visitor.get(href(routes.receipts.file, address))
    assert.equal(status, 200)
    assert.equal(bytes.length, Number(receipt.bytes))
    assert.equal(createHash('sha256').update(bytes).digest('hex'), receipt.sha256)
  }
  const rows = await owner.read(
    {},
    sql`select 1 from audit_rows where action = 'receipt-downloaded' and outcome = 'done'`,
  )
  assert.equal(rows.length, seen.length)
})

test('the page of each states what is printed on it, to the kopeck', async () => {
  for (const { receipt, address } of seen) {
    const { $ } = await visitor.get(href(routes.receipts.show, address))
    const stated = new Set(
      $('main data.money')
        .toArray()
        .map((sum) => $(sum).attr('value')),
    )
    const { opening, charged, paid, total_due = '' } = receipt
    const due = Number(total_due) > 0 ? [total_due] : []
    for (const sum of [opening, charged, paid, ...due]) {
      const name = `${receipt.account_number} ${receipt.period} ${receipt.revision}: ${sum}`
      assert.ok(stated.has(sum), `${name} of ${[...stated]}`)
    }
  }
})

test('the public check knows a copy by its hash and tells nothing but the month', async () => {
  const stranger = cabinet.visitor()
  await stranger.get(routes.check)
  for (const { receipt } of seen.slice(-40)) {
    const { $ } = await stranger.post(routes.check, { sha256: receipt.sha256 ?? '' })
    const said = $('main').text()
    assert.match(said, /настоящая/)
    assert.ok(
      !said.includes(receipt.account_number ?? '') && !said.includes(receipt.total_due ?? ''),
    )
  }
})
