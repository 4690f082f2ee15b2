// Somebody fills in a form, is called away, and comes back after their sign-in has ended.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { axeViolations } from '#test/support/browser.ts'
import { password } from '#test/support/identity-world.ts'
import { type Hands, keyboard, mouse } from '#test/support/journeys/hands.ts'
import { openSite } from '#test/support/journeys/site.ts'
import { whileAway } from '#test/support/outage.ts'
import { until } from '#test/support/until.ts'
import { routes } from '#web/routes.ts'
import { accountsWords } from '#web/words/accounts.ts'
import { credentialWords } from '#web/words/credentials.ts'
import { keptFormWords } from '#web/words/kept-form.ts'
import { outcomeWords } from '#web/words/outcomes.ts'
import { signInWords } from '#web/words/sign-in.ts'
import { summaryWords } from '#web/words/summary.ts'

const site = await openSite()
const email = 'olga@mail.ru'
const customer = site.visitor()
await site.register(customer, { number: site.receiptOf('должник').uniqueNumber, email })

const looks = [
  { colorScheme: 'light', size: { width: 360, height: 740 } },
  { colorScheme: 'dark', size: { width: 1280, height: 860 } },
] as const

// Axe needs scripts of its own.
async function faultsOf(page: Page, scripts: boolean): Promise<string[]> {
  const found: string[] = []
  for (const { colorScheme, size } of looks) {
    await page.emulateMedia({ colorScheme })
    await page.setViewportSize(size)
    if (scripts) found.push(...(await axeViolations(page)))
    const wide = await page.evaluate<number>('document.documentElement.scrollWidth')
    if (wide > size.width) found.push(`sticks out at ${size.width} px: ${wide}`)
  }
  return found
}

async function signIn(page: Page, hands: Hands, typed: string): Promise<void> {
  await hands.type(page.getByLabel(credentialWords.ru.email, { exact: true }), email)
  await hands.type(page.getByLabel(credentialWords.ru.password, { exact: true }), typed)
  await hands.press(page.getByRole('button', { name: signInWords.ru.submit, exact: true }))
}

const ways = [
  { how: 'with a mouse', hands: mouse, scripts: true },
  { how: 'without scripts', hands: mouse, scripts: false },
  { how: 'by keyboard', hands: keyboard, scripts: true },
] as const

for (const { how, hands, scripts } of ways) {
  test(`a form filled in before a long pause is sent after it, ${how}`, async () => {
    const arrived = await site.arrive({ javaScriptEnabled: scripts })
    const { page, complaints, close } = arrived
    const name = `Дача "${how}"`
    await page.goto(routes.signIn)
    await signIn(page, hands, password)
    await page.getByRole('heading', { name: summaryWords.ru.accounts }).waitFor()
    await page.goto(routes.accounts.index)
    await hands.press(page.locator('main a[href$="/name"]'))
    await hands.type(page.getByLabel(accountsWords.ru.rename.label, { exact: true }), name)
    site.clock.advance({ minutes: 31 })
    await hands.press(page.getByRole('button', { name: accountsWords.ru.rename.submit }))
    await page.getByText(signInWords.ru.waiting.kept).waitFor()
    assert.deepEqual(await faultsOf(page, scripts), [])
    await signIn(page, hands, 'не тот пароль')
    await page.getByRole('alert').waitFor()
    await page.getByText(signInWords.ru.waiting.kept).waitFor()
    await signIn(page, hands, password)
    await page.getByRole('heading', { name: keptFormWords.ru.signedIn.title }).waitFor()
    assert.deepEqual(await faultsOf(page, scripts), [])
    await hands.press(page.getByRole('button', { name: keptFormWords.ru.send, exact: true }))
    await page.getByText(outcomeWords.ru['account-renamed']).waitFor()
    await page.getByText(name).first().waitFor()
    assert.deepEqual(complaints, [])
    await close()
  })
}

test('a page that says a form is kept comes again when it is reloaded', async () => {
  const { page, complaints, close } = await site.arrive()
  await page.goto(routes.signIn)
  await signIn(page, mouse, password)
  await page.goto(routes.settings.email)
  await page.fill('#email', 'new@mail.ru')
  site.clock.advance({ minutes: 31 })
  await page.locator('main form .button.primary').click()
  await signIn(page, mouse, password)
  const heading = page.getByRole('heading', { name: keptFormWords.ru.signedIn.title })
  await heading.waitFor()
  await page.reload()
  await page.getByRole('heading', { name: keptFormWords.ru.stale.title }).waitFor()
  await page.locator('main form .button.primary').click()
  assert.equal(await page.inputValue('#email'), 'new@mail.ru')
  assert.deepEqual(complaints, [])
  await close()
})

test('a form sent while the database is away is sent again from that page', async () => {
  const { page, complaints, close } = await site.arrive()
  await page.goto(routes.signIn)
  await signIn(page, mouse, password)
  await page.getByRole('heading', { name: summaryWords.ru.accounts }).waitFor()
  await page.goto(routes.accounts.index)
  await page.locator('main a[href$="/name"]').click()
  await page.getByLabel(accountsWords.ru.rename.label, { exact: true }).fill('Гараж')
  await whileAway(site.databases, async () => {
    await page.getByRole('button', { name: accountsWords.ru.rename.submit }).click()
    await page.getByText(keptFormWords.ru.failed).waitFor()
    assert.deepEqual(await faultsOf(page, true), [])
  })
  await until(() => site.databases.web.answers())
  await page.getByRole('button', { name: keptFormWords.ru.again, exact: true }).click()
  await page.getByText(outcomeWords.ru['account-renamed']).waitFor()
  await page.getByText('Гараж').first().waitFor()
  const onlyTheFailure = complaints.filter((complaint) => !complaint.includes('status of 500'))
  assert.deepEqual(onlyTheFailure, [])
  await close()
})
