// The whole way round: sent in the cabinet, handed over, billed, imported, answered in the cabinet.
import assert from 'node:assert/strict'
import { appendFile, cp, mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { load } from 'cheerio'
import type { Period } from '#base/period.ts'
import { handOver } from '#core/exchange/returns/hand-over.ts'
import { sql } from '#platform/postgres/sql.ts'
import { openBillingDesk } from '#test/support/billing-desk.ts'
import { openCabinet } from '#test/support/cabinet.ts'
import { password } from '#test/support/identity-world.ts'
import { textOf, textsOf } from '#test/support/page-text.ts'
import { filledForm, sendReadings } from '#test/support/sending.ts'
import type { WebVisitor } from '#test/support/web-visitor.ts'
import { href, routes } from '#web/routes.ts'
import { rejectReasons } from '../billing/reject-reasons.ts'
import { billMonth } from './bill-month.ts'
import { openCentre } from './open-centre.ts'

const cabinet = await openCabinet({ ownFiles: true })
const { owner } = cabinet.databases
const { means, centre, url, inbox } = await openBillingDesk(cabinet)
const { clock } = means

async function look(language = 'ru') {
  const response = await fetch(`${url}/billing?lang=${language}`)
  return { status: response.status, $: load(await response.text()) }
}

const press = (period: string, headers: Record<string, string> = {}) =>
  fetch(`${url}/billing`, {
    method: 'POST',
    body: new URLSearchParams({ period }),
    headers,
    redirect: 'manual',
  })

async function bill(period: string): Promise<void> {
  assert.equal((await press(period)).status, 303)
  await centre.settled()
}

type Holder = WebVisitor & {
  readonly link: string
  readonly account: string
  readonly email: string
}

// Who has registered with the newest receipt of the account with this story.
async function holder(story: string): Promise<Holder> {
  const visitor = cabinet.visitor()
  const { uniqueNumber, accountNumber: account } = cabinet.receiptOf(story)
  const email = `${account}@mail.ru`
  await cabinet.register(visitor, { number: uniqueNumber, email })
  const [row] = await owner.read(
    {},
    sql<{ link: string }>`
      select link_id as link from account_links where account_number = ${account}`,
  )
  return { ...visitor, link: row?.link ?? '', account, email }
}

// A month has passed: who wants to see something signs in again.
async function signInAgain({ get, post, email }: Holder): Promise<void> {
  assert.match((await get('/readings')).location, /^\/sign-in/)
  await get(routes.signIn)
  assert.equal((await post(routes.signIn, { email, password })).status, 303)
}

const charges = ({ account }: Holder, period: Period) =>
  owner.read(
    {},
    sql<{ zone: string; quantity: string; price: string; amount: bigint; charged: bigint }>`
      select e.zone, e.quantity::text as quantity, e.price::text as price, e.amount, b.charged
        from entries e join balances b using (account_number, contract_number, period)
       where account_number = ${account} and period = ${`${period}-01`}::date
         and contract_number like 'E-%' and kind in ('charge', 'recalculation')
       order by e.entry_id`,
  )

const answersOf = ({ account }: Holder) =>
  owner.read(
    {},
    sql<{ answer: string }>`
      select concat_ws(' ', status, to_char(used_in, 'YYYY-MM'), reject_reason) as answer
        from readings where account_number = ${account} and portal_reading_id is not null
       order by extract_row`,
  )

const verdicts = (sequence: number) =>
  owner.read(
    {},
    sql<{ verdict: string }>`select verdict from extracts where sequence = ${sequence}`,
  )

const twoZones = await holder('день и ночь, платит раз в два месяца')
const debtor = await holder('должник')
const corrector = await holder('прибор прошёл через ноль')
const sent = {
  twoZones: await sendReadings(twoZones, twoZones.link, 7),
  debtor: await sendReadings(debtor, debtor.link, -3),
  corrector: await sendReadings(corrector, corrector.link, 90),
}

test('the desk tells what waits, and what the button will do', async () => {
  const page = await look()
  assert.equal(page.$('h1').text(), 'Расчётный центр')
  assert.match(textOf(page), /Сегодня там 4 февраля 2019/)
  assert.match(textOf(page), /Показаний ждёт расчёта 5/)
  assert.equal(page.$('button').text(), 'Рассчитать февраль 2019')
  assert.match(textOf(page), /утро 4 марта 2019\. Кто вошёл в кабинет, войдёт заново/)
  assert.equal(page.$('script').length, 0)
})

test('a form of another site begins nothing', async () => {
  for (const headers of [{ 'sec-fetch-site': 'cross-site' }, { origin: 'https://evil.example' }]) {
    assert.equal((await press('2019-02', headers)).status, 403)
  }
  const odd = { 'sec-fetch-site': 'same-origin', origin: 'null' }
  assert.equal((await press('2019-03', odd)).status, 303)
  assert.equal((await press('')).status, 303)
  await centre.settled()
  assert.deepEqual(await verdicts(3), [])
})

test('a month is billed once, however often the button is pressed', async () => {
  // A package on its time, and a correction of what it carries.
  await mkdir(inbox, { recursive: true })
  await handOver(means, inbox)
  const form = href(routes.readings.new, { account: corrector.link })
  const fields = filledForm(await corrector.get(`${form}?corrects=1`), 9)
  assert.equal(fields.corrects, '1')
  const { location } = await corrector.post(form, fields)
  assert.match(location, /\/readings\/2\?/)
  const presses = await Promise.all([press('2019-02'), press('2019-02'), press('2019-02')])
  assert.deepEqual(
    presses.map(({ status }) => status),
    [303, 303, 303],
  )
  const during = await look()
  assert.equal(during.$('button').length, 0)
  assert.equal(during.$('meta[http-equiv=refresh]').attr('content'), '2')
  assert.equal(await centre.begin('2019-02'), false)
  await centre.settled()
  await bill('2019-02')
  assert.deepEqual(
    (await verdicts(3)).map(({ verdict }) => verdict),
    ['accept', 'accept', 'accept', 'accept', 'accept'],
  )
  assert.deepEqual(await verdicts(4), [])
})

test('the desk tells what happened', async () => {
  const page = await look()
  assert.match(textOf(page), /Сегодня там 4 марта 2019/)
  assert.match(textOf(page), /Показаний ждёт расчёта 0/)
  assert.match(textOf(page), /Рассчитано: февраль 2019 Пакеты показаний № 1, № 2/)
  assert.match(textOf(page), /принято 4 .*отклонено 3 .*Выгрузок принято кабинетом 5/)
  assert.deepEqual(
    textsOf(page, 'section li').map((line) => line.replace(/ — .*/, '')),
    [
      'Меньше предыдущего показания',
      'Заменено более поздним показанием',
      'Заменено более поздним показанием',
    ],
  )
  assert.equal(page.$('button').text(), 'Рассчитать март 2019')
  const english = await look('en')
  assert.equal(english.$('button').text(), 'Bill March 2019')
  assert.match(textOf(english), /Today it is there March 4, 2019/)
})

test('what was sent is in the bill of February to the kopeck, with its receipt', async () => {
  await signInAgain(twoZones)
  const life = textsOf(await twoZones.get(sent.twoZones), '.life li')
  assert.match(life.join(' '), /пакет № 1/)
  assert.match(life.at(-1) ?? '', /^Приняты, вошли в квитанцию за февраль 2019/)
  const rows = await charges(twoZones, '2019-02' as Period)
  assert.deepEqual(
    rows.map(({ zone, quantity }) => [zone, Number(quantity)]),
    [
      ['T1', 7],
      ['T2', 7],
    ],
  )
  const kopecks = rows.map(({ price }) => Math.round(7 * Number(price) * 100))
  assert.deepEqual(
    rows.map(({ amount }) => Number(amount)),
    kopecks,
  )
  assert.equal(
    Number(rows[0]?.charged),
    kopecks.reduce((sum, one) => sum + one, 0),
  )
  const receipt = await twoZones.get(
    href(routes.receipts.file, { account: twoZones.link, period: '2019-02', revision: 1 }),
  )
  assert.equal(receipt.status, 200)
  assert.equal(receipt.bytes.subarray(0, 5).toString(), '%PDF-')
})

test('a reading that cannot be keeps its reason, and the month is billed by average', async () => {
  await signInAgain(debtor)
  const life = textsOf(await debtor.get(sent.debtor), '.life li')
  assert.match(life.at(-1) ?? '', /^Не приняты: Меньше предыдущего показания/)
  const rows = await owner.read(
    {},
    sql<{ source: string }>`
      select source from readings r join meters using (account_number, meter_id)
       where account_number = ${debtor.account} and used_in = '2019-02-01'
         and contract_number like 'E-%'`,
  )
  assert.deepEqual(rows, [{ source: 'estimated' }])
})

test('a correction counts, and what it puts right is answered too', async () => {
  await signInAgain(corrector)
  assert.deepEqual((await answersOf(corrector)).map(({ answer }) => answer).toSorted(), [
    'accepted 2019-02',
    'accepted 2019-02',
    'rejected Заменено более поздним показанием',
    'rejected Заменено более поздним показанием',
  ])
  const [first] = await charges(corrector, '2019-02' as Period)
  assert.equal(Number(first?.quantity), 9)
})

test('a package that was lost comes again; a changed one stops the calculation', async () => {
  await sendReadings(twoZones, twoZones.link, 11)
  await rm(join(inbox, 'return-0001'), { recursive: true })
  await handOver(means, inbox)
  const whole = join(means.folder, 'whole')
  await cp(join(inbox, 'return-0003'), whole, { recursive: true })
  await appendFile(join(inbox, 'return-0003', 'portal_readings.csv'), '\n')
  await bill('2019-03')
  const failed = await look()
  assert.match(textOf(failed), /Расчёт не удался: март 2019 Пакет return-0003: /)
  assert.equal(failed.$('button').text(), 'Рассчитать март 2019')
  assert.deepEqual(await verdicts(4), [])
  await rm(join(inbox, 'return-0003'), { recursive: true })
  await cp(whole, join(inbox, 'return-0003'), { recursive: true })
  await bill('2019-03')
  assert.match(textOf(await look()), /Рассчитано: март 2019 Пакеты показаний № 3/)
  assert.equal((await answersOf(twoZones)).length, 4)
  const rows = await charges(twoZones, '2019-03' as Period)
  assert.deepEqual(
    rows.map(({ quantity }) => Number(quantity)),
    [11, 11],
  )
})

test('after a restart the desk goes on where it was', async () => {
  const again = await openCentre(means)
  const { last, next } = await again.look()
  assert.deepEqual([last?.period, last?.fault, next], ['2019-03', undefined, '2019-04'])
  assert.equal(await again.begin('2019-03'), false)
  assert.equal(await again.begin('2019-04'), true)
  await again.settled()
  assert.deepEqual(
    (await verdicts(5)).map(({ verdict }) => verdict),
    ['accept', 'accept', 'accept', 'accept', 'accept'],
  )
  assert.equal(clock.now().toString(), '2019-05-01T21:00:00Z')
})

test('a calculation that was cut short is the same one when it is begun again', async () => {
  let imports = 0
  const cut = {
    ...means,
    crashPoint: (point: string) => {
      if (point === 'after-commit') imports += 1
      if (imports === 2) throw new Error('cut short')
    },
  }
  await assert.rejects(billMonth(cut, '2019-05' as Period), { message: 'cut short' })
  assert.equal((await verdicts(6)).length, 2)
  // What comes in between is answered by the next one: some branches have this bill already.
  await signInAgain(twoZones)
  await sendReadings(twoZones, twoZones.link, 13)
  await bill('2019-05')
  assert.match(textOf(await look()), /Рассчитано: май 2019 Пакеты показаний новых не было/)
  assert.deepEqual(
    (await verdicts(6)).map(({ verdict }) => verdict),
    ['accept', 'accept', 'accept', 'accept', 'accept'],
  )
  await bill('2019-06')
  assert.deepEqual(
    (await answersOf(twoZones)).slice(-2).map(({ answer }) => answer),
    [`rejected ${rejectReasons.outOfOrder}`, `rejected ${rejectReasons.outOfOrder}`],
  )
})
