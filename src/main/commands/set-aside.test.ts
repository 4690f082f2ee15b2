// Billing's faulty extract and the mended one after it, taken in by the program itself beside a
// cabinet that somebody is looking at.
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import type { AccountState } from '#core/exchange/describe-account.ts'
import { rowOf } from '#test/support/exchange/broken-extracts.ts'
import { fullAfter, fullDraft, nextDraft } from '#test/support/exchange/draft-extract.ts'
import { temporaryFolder } from '#test/support/exchange/import-parts.ts'
import { writeExtract, writtenExtract } from '#test/support/exchange/written-extract.ts'
import { textOf } from '#test/support/page-text.ts'
import { signedIn } from '#test/support/signed-in.ts'
import { webWorld } from '#test/support/web-world.ts'
import { exitCodes } from '../command.ts'

const AT_FAULT = '4130000001'
const NEIGHBOUR = '4130000002'
const world = await webWorld()
const customer = await signedIn(world, [AT_FAULT, NEIGHBOUR])
const folder = await temporaryFolder()
const root = join(import.meta.dirname, '../../..')
const flags: string[] = JSON.parse(readFileSync(join(root, 'node-flags.json'), 'utf8'))

const december = fullDraft('elizovo', 120)
const january = nextDraft(december)
const faulty = structuredClone(january)
Object.assign(rowOf(faulty, 'readings', 0), { value: '1' })
const mended = fullAfter(december, january)
for (const [name, draft] of Object.entries({ december, faulty, mended })) {
  await writeExtract(join(folder, name), writtenExtract(draft))
}

function kabinet(...args: readonly string[]) {
  const env = {
    PATH: process.env.PATH,
    KABINET_DATA: join(folder, 'data'),
    KABINET_SECRET: 'a secret of more than thirty-two characters',
    // The socket is the host that counts; an address has to have one in its place all the same.
    DATABASE_URL: world.ownerUrl.replace('@/', '@localhost/'),
  }
  const start = [...flags, join(root, 'src/main/start.mjs'), ...args]
  return new Promise<{ code: number; out: string; err: string }>((resolve) => {
    execFile(process.execPath, start, { cwd: folder, env }, (fault, out, err) =>
      resolve({ code: fault ? Number(fault.code) : 0, out, err }),
    )
  })
}

async function shown(account: string): Promise<AccountState> {
  return JSON.parse((await kabinet('show', account, '--json')).out)
}

const pages = (link = '') => [
  `/accounts/${link}`,
  `/accounts/${link}/ledger`,
  `/accounts/${link}/receipts`,
  `/accounts/${link}/meters/M-${AT_FAULT}`,
]

async function pagesOfFaulty(): Promise<string[]> {
  const texts: string[] = []
  for (const path of pages(customer.links[0])) texts.push(textOf(await customer.get(path), 'main'))
  return texts
}

const MENDED = /по состоянию на 1 февраля 2019, 06:00/
const HELD = /Последний расчёт по этому счёту ещё проверяют\. Показаны прежние данные\. /

test('an account set aside shows what it did until a mended extract comes', async () => {
  assert.equal((await kabinet('import', 'december')).code, exitCodes.done)
  const before = { state: await shown(AT_FAULT), pages: await pagesOfFaulty() }

  const { code, out } = await kabinet('import', 'faulty')
  assert.equal(code, exitCodes.setAside)
  assert.match(out, /^readings\.csv:2:value \[R6\] «1», счёт 4130000001$/m)
  assert.match(out, /^Отложены счета \(1\): 4130000001$/m)
  assert.deepEqual(await shown(AT_FAULT), before.state)
  const { err } = await kabinet('show', AT_FAULT)
  assert.equal(err, 'Новее не показан: счёт отложен с выгрузки № 2 (R6 readings:2:value).\n')
  const held = await pagesOfFaulty()
  for (const text of held) assert.match(text, HELD)
  assert.deepEqual(
    held.map((text) => text.replace(HELD, '')),
    before.pages,
  )
  assert.match(textOf(await customer.get(`/accounts/${customer.links[1]}`)), MENDED)

  const again = await kabinet('import', 'faulty')
  assert.equal(again.code, exitCodes.done)
  assert.match(again.out, /^Остаются отложенными счета \(1\): 4130000001$/m)

  assert.equal((await kabinet('import', 'mended')).code, exitCodes.done)
  const { asOf, receipts } = await shown(AT_FAULT)
  assert.equal(asOf, '2019-02-01T06:00:00+12:00')
  assert.deepEqual(receipts.map(({ period }) => period).sort(), ['2018-11', '2018-12', '2019-01'])
  for (const text of await pagesOfFaulty()) {
    assert.match(text, MENDED)
    assert.doesNotMatch(text, HELD)
  }
})
