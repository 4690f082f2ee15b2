// What pages must not tell, letters do: the browser shows the same, the mail says what is so.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { linkIn } from '#test/support/cabinet.ts'
import { password, strayNumber } from '#test/support/identity-world.ts'
import { openSite } from '#test/support/journeys/site.ts'
import { routes } from '#web/routes.ts'
import { accountsWords } from '#web/words/accounts.ts'
import { credentialWords } from '#web/words/credentials.ts'
import { outcomeWords } from '#web/words/outcomes.ts'
import { passwordResetWords } from '#web/words/password-reset.ts'
import { registrationWords } from '#web/words/registration.ts'
import { signInWords } from '#web/words/sign-in.ts'
import { summaryWords } from '#web/words/summary.ts'

const site = await openSite()
const olga = site.visitor()
const olgas = { number: site.receiptOf('магазин').uniqueNumber, email: 'olga@mail.ru' }
await site.register(olga, olgas)

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const field = (page: Page, name: string) => page.getByLabel(name, { exact: true })

// Everything a page shows but its token, to compare two of them.
const shown = async (page: Page) => ({ url: page.url(), text: await page.innerText('body') })

async function register(page: Page, given: { readonly number: string; readonly email: string }) {
  const words = registrationWords.ru
  await page.goto(routes.registration.number)
  await field(page, words.number.label).fill(given.number)
  await button(page, words.continue).click()
  await field(page, credentialWords.ru.email).fill(given.email)
  await button(page, words.continue).click()
  await field(page, credentialWords.ru.password).fill('четыре слова для пароля')
  await button(page, words.continue).click()
  await field(page, words.consent.box).check()
  await button(page, words.consent.submit).click()
  await page.getByRole('heading', { name: words.sent.title }).waitFor()
  const { url, text } = await shown(page)
  return { url, text: text.replaceAll(given.email, '…') }
}

test('a wrong number looks like any other, and so does a known address: letters tell', async () => {
  const { page, complaints, close } = await site.arrive()
  const right = site.receiptOf('должник').uniqueNumber
  const seen = [
    await register(page, { number: right, email: 'boris@mail.ru' }),
    await register(page, { number: strayNumber(), email: 'vera@mail.ru' }),
    await register(page, { number: right, email: olgas.email }),
  ]
  assert.deepEqual(seen[1], seen[0])
  assert.deepEqual(seen[2], seen[0])
  assert.match((await site.letter('boris@mail.ru')).subject, /Подтвердите регистрацию/)
  const misfit = await site.letter('vera@mail.ru')
  assert.equal(misfit.subject, 'Номер с квитанции не подошёл')
  assert.match(misfit.text, /из трёх последних квитанций/)
  const known = await site.letter(olgas.email, 2)
  assert.equal(known.subject, 'У вас уже есть личный кабинет')
  assert.deepEqual(complaints, [])
  await close()
})

test('a forgotten password is chosen anew by letter, and every session ends', async () => {
  const words = passwordResetWords.ru
  const { page, complaints, close } = await site.arrive()
  const elsewhere = await site.arrive({ as: olga })
  await elsewhere.page.goto(routes.summary)
  assert.equal(new URL(elsewhere.page.url()).pathname, routes.summary)
  const before = site.mailbox.messages().filter(({ to }) => to.includes(olgas.email)).length
  await page.goto(routes.signIn)
  await page.getByRole('link', { name: signInWords.ru.chooseNew }).click()
  await field(page, credentialWords.ru.email).fill(olgas.email)
  await button(page, words.request.submit).click()
  await page.getByRole('heading', { name: words.sent.title }).waitFor()
  await page.goto(linkIn(await site.letter(olgas.email, before + 1)))
  await field(page, credentialWords.ru.newPassword).fill('новая лопата у крыльца')
  await button(page, words.choose.submit).click()
  await page.getByText(outcomeWords.ru['password-reset']).waitFor()
  await signIn(page, password)
  await page.getByText(signInWords.ru.wrong).first().waitFor()
  await signIn(page, 'новая лопата у крыльца')
  await page.getByRole('heading', { name: summaryWords.ru.accounts }).waitFor()
  await elsewhere.page.goto(routes.summary)
  assert.equal(new URL(elsewhere.page.url()).pathname, routes.start)
  assert.equal((await site.letter(olgas.email, before + 2)).subject, 'Пароль изменён')
  assert.deepEqual([...complaints, ...elsewhere.complaints], [])
  await Promise.all([close(), elsewhere.close()])
})

async function signIn(page: Page, typed: string): Promise<void> {
  await field(page, credentialWords.ru.email).fill(olgas.email)
  await field(page, credentialWords.ru.password).fill(typed)
  await button(page, signInWords.ru.submit).click()
}

test('who holds an account is told of everyone who adds it, and sees their list', async () => {
  const [semyon, darya] = [site.visitor(), site.visitor()]
  const { uniqueNumber: number, accountNumber } = site.receiptOf('льгота')
  await site.register(semyon, { number, email: 'semyon@mail.ru' })
  site.clock.advance({ minutes: 1 })
  await site.register(darya, { number, email: 'darya@mail.ru' })
  const told = await site.letter('semyon@mail.ru', 2)
  assert.equal(told.subject, 'Ваш лицевой счёт видит ещё один человек')
  assert.ok(told.text.includes(accountNumber))
  assert.ok(!told.text.includes('darya@mail.ru'))
  const { page, complaints, close } = await site.arrive({ as: semyon })
  await page.goto(routes.accounts.index)
  await page.getByRole('link', { name: accountsWords.ru.viewers }).click()
  const rows = await page.getByRole('row').allInnerTexts()
  assert.equal(rows.length, 3)
  assert.match(rows[1] ?? '', new RegExp(accountsWords.ru.viewersPage.self))
  assert.match(rows[2] ?? '', /^d.*@mail\.ru/)
  assert.deepEqual(complaints, [])
  await close()
})
