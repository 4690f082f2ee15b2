// A month is closed with one button, and what was sent is in its bill.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openBillingDesk } from '#test/support/billing-desk.ts'
import { axeViolations } from '#test/support/browser.ts'
import { password } from '#test/support/identity-world.ts'
import { openSite } from '#test/support/journeys/site.ts'
import { sendReadings } from '#test/support/sending.ts'
import { href, routes } from '#web/routes.ts'
import { credentialWords } from '#web/words/credentials.ts'
import { signInWords } from '#web/words/sign-in.ts'

const site = await openSite({ ownFiles: true })
const desk = await openBillingDesk(site)

test('without scripts: sent, billed by a double click, signed in again, accepted', async () => {
  const visitor = site.visitor()
  const email = 'sender@mail.ru'
  await site.register(visitor, { number: site.receiptOf('день и ночь, пл').uniqueNumber, email })
  const { page, close } = await site.arrive({ as: visitor, javaScriptEnabled: false })
  await page.goto('/readings')
  const list = await page.getByRole('link', { name: 'Что вы передали' }).getAttribute('href')
  const link = list?.split('/')[2] ?? ''
  await sendReadings(visitor, link)

  await page.goto(desk.url)
  await page.getByRole('link', { name: 'Расчётный центр' }).click()
  await page.getByRole('button', { name: 'Рассчитать февраль 2019' }).dblclick()
  await page.getByRole('heading', { name: 'Рассчитано: февраль 2019' }).waitFor()
  await page.getByRole('button', { name: 'Рассчитать март 2019' }).waitFor()

  const words = credentialWords.ru
  await page.goto(href(routes.readings.show, { account: link, submission: 1 }))
  await page.getByLabel(words.email, { exact: true }).fill(email)
  await page.getByLabel(words.password, { exact: true }).fill(password)
  await page.getByRole('button', { name: signInWords.ru.submit, exact: true }).click()
  await page.getByText('Приняты, вошли в квитанцию за февраль 2019').first().waitFor()
  await close()
})

test('the desk is good for everybody', async () => {
  const { page, close } = await site.arrive()
  await page.goto(`${desk.url}/billing`)
  await page.getByRole('heading', { name: 'Рассчитано: февраль 2019' }).waitFor()
  assert.deepEqual(await axeViolations(page), [])
  await close()
})
