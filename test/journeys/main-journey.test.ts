// From the first page to a receipt in hand and back in again, as a customer does it.
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { formatReceiptNumber } from '#base/receipt-number.ts'
import type { ReceiptToTry } from '#demo/receipts-to-try.ts'
import { sql } from '#platform/postgres/sql.ts'
import { password } from '#test/support/identity-world.ts'
import { type Hands, keyboard, mouse } from '#test/support/journeys/hands.ts'
import { openSite } from '#test/support/journeys/site.ts'
import { accountsWords } from '#web/words/accounts.ts'
import { confirmationWords } from '#web/words/confirmation.ts'
import { credentialWords } from '#web/words/credentials.ts'
import { frameWords } from '#web/words/frame.ts'
import { outcomeWords } from '#web/words/outcomes.ts'
import { registrationWords } from '#web/words/registration.ts'
import { signInWords } from '#web/words/sign-in.ts'
import { startWords } from '#web/words/start.ts'
import { summaryWords } from '#web/words/summary.ts'

const site = await openSite()

type Customer = {
  readonly page: Page
  readonly hands: Hands
  readonly email: string
  // One to register with, one to add.
  readonly receipts: readonly [ReceiptToTry, ReceiptToTry]
}

const main = (page: Page) => page.getByRole('main')
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const link = (page: Page, name: string) => page.getByRole('link', { name, exact: true })
const field = (page: Page, name: string) => page.getByLabel(name, { exact: true })

async function register(customer: Customer): Promise<void> {
  const { page, hands, email, receipts } = customer
  const words = registrationWords.ru
  await page.goto('/')
  await hands.press(main(page).getByRole('link', { name: startWords.ru.register }))
  await hands.type(field(page, words.number.label), formatReceiptNumber(receipts[0].uniqueNumber))
  await hands.press(button(page, words.continue))
  await hands.type(field(page, credentialWords.ru.email), email)
  await hands.press(button(page, words.continue))
  await hands.type(field(page, credentialWords.ru.password), password)
  await hands.press(button(page, words.continue))
  await hands.tick(field(page, words.consent.box))
  await hands.press(button(page, words.consent.submit))
  await page.getByRole('heading', { name: words.sent.title }).waitFor()
}

async function followLetter({ page, hands, email }: Customer): Promise<void> {
  const { subject } = await site.letter(email)
  await page.goto(site.mailbox.url)
  const mail = page.getByRole('listitem').filter({ hasText: email })
  await hands.press(mail.getByRole('link', { name: subject }))
  await hands.press(page.getByRole('link', { name: /\/confirmations\// }))
  await hands.press(button(page, confirmationWords.ru.register.submit))
  await page.getByText(outcomeWords.ru.registered).waitFor()
}

// The button of the first page gives the very bytes that billing handed over.
async function downloadReceipt({ page, hands, receipts: [receipt] }: Customer): Promise<void> {
  const waiting = page.waitForEvent('download')
  await hands.press(main(page).locator('a.button[href$="/file"]').first())
  const download = await waiting
  const bytes = await readFile(await download.path())
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const [issued] = await site.databases.owner.read(
    {},
    sql<{ sha256: string }>`
      select encode(sha256, 'hex') as sha256 from receipts
      where account_number = ${receipt.accountNumber} order by period desc, revision desc limit 1`,
  )
  assert.equal(sha256, issued?.sha256)
  const end = receipt.accountNumber.slice(-4)
  assert.match(download.suggestedFilename(), new RegExp(`^Квитанция .+2019 .*${end}.*\\.pdf$`))
}

async function addAccount({ page, hands, receipts: [, receipt] }: Customer): Promise<void> {
  const words = accountsWords.ru
  await hands.press(link(page, summaryWords.ru.manage))
  await hands.press(link(page, words.add))
  await hands.type(field(page, registrationWords.ru.number.label), receipt.uniqueNumber)
  await hands.press(button(page, words.newAccount.submit))
  await page.getByText(outcomeWords.ru['account-added']).waitFor()
  await page.getByText(receipt.accountNumber).first().waitFor()
}

async function nameAccount({ page, hands }: Customer, name: string): Promise<void> {
  await hands.press(main(page).getByRole('link', { name: frameWords.ru.home }))
  await hands.press(link(page, summaryWords.ru.manage))
  const names = main(page).getByRole('link', { name: new RegExp(`^${accountsWords.ru.name}`) })
  await hands.press(names.last())
  await hands.type(field(page, accountsWords.ru.rename.label), name)
  await hands.press(button(page, accountsWords.ru.rename.submit))
  await page.getByText(outcomeWords.ru['account-renamed']).waitFor()
}

async function leaveAndReturn({ page, hands, email }: Customer): Promise<void> {
  await hands.press(button(page, frameWords.ru.signOut))
  await page.getByText(outcomeWords.ru['signed-out']).waitFor()
  await hands.type(field(page, credentialWords.ru.email), email)
  await hands.type(field(page, credentialWords.ru.password), password)
  await hands.press(button(page, signInWords.ru.submit))
  await page.getByRole('heading', { name: summaryWords.ru.accounts }).waitFor()
}

async function wholeJourney(customer: Customer): Promise<void> {
  await register(customer)
  await followLetter(customer)
  await downloadReceipt(customer)
  await addAccount(customer)
  await nameAccount(customer, 'Дача у реки')
  await leaveAndReturn(customer)
  const { page, receipts } = customer
  for (const { accountNumber } of receipts) await page.getByText(accountNumber).first().waitFor()
  await page.getByText('Дача у реки').first().waitFor()
}

const ways = [
  { how: 'with a mouse', hands: mouse, scripts: true, stories: ['должник', 'прибор прошёл'] },
  { how: 'without scripts', hands: mouse, scripts: false, stories: ['день и ночь', 'тепло'] },
  { how: 'by keyboard', hands: keyboard, scripts: true, stories: ['новая фамилия', 'не топили'] },
] as const

for (const [index, { how, hands, scripts, stories }] of ways.entries()) {
  test(`from registration to a second account, ${how}`, async () => {
    const { page, complaints, close } = await site.arrive({ javaScriptEnabled: scripts })
    const receipts = [site.receiptOf(stories[0]), site.receiptOf(stories[1])] as const
    await wholeJourney({ page, hands, email: `customer-${index}@mail.ru`, receipts })
    assert.deepEqual(complaints, [])
    await close()
  })
}
