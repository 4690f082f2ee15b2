// What can go wrong between a form and its number, and nothing typed is lost or goes to another.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Page } from 'playwright-core'
import { heldBy, keepForm, typeAbove } from '#test/support/journeys/device.ts'
import {
  arriveAs,
  button,
  customerOf,
  network,
  numberLink,
  seenByAxe,
  signIn,
  statesOn,
  submissionsOf,
  waitingOn,
} from '#test/support/journeys/offline.ts'
import { broken, hanging, openSite } from '#test/support/journeys/site.ts'
import { whileAway } from '#test/support/outage.ts'
import { until } from '#test/support/until.ts'
import { sessionCookie } from '#web/guards/cookies.ts'
import { href, routes } from '#web/routes.ts'
import { keptFormWords } from '#web/words/kept-form.ts'
import { offlineWords } from '#web/words/offline.ts'
import { readingsWords } from '#web/words/readings.ts'

const site = await openSite()
const words = offlineWords.ru

// Sends through the form of the page with the network there.
async function sendOn(page: Page, form: string, more: number, number: number): Promise<void> {
  await keepForm(page, form)
  await typeAbove(page, more)
  await button(page, readingsWords.ru.submit).click()
  await page.getByRole('heading', { name: `Передача показаний № ${number}` }).waitFor()
}

test('a submission opened meanwhile takes away nothing that is still on its way', async (t) => {
  const { visitor, account, form } = await customerOf(site, 'льгота', 'vera@mail.ru')
  const { page, context, close } = await arriveAs(site, visitor)
  await sendOn(page, form, 20, 1)
  await until(async () => (await waitingOn(page)).length === 0)
  await page.goto(form)
  await typeAbove(page, 30)
  const { hindrance, cut } = hanging()
  t.after(cut)
  site.hinder(hindrance)
  await button(page, readingsWords.ru.submit).click({ noWaitAfter: true })
  const twin = await context.newPage()
  await twin.goto('/livez')
  await until(async () => (await waitingOn(twin)).length === 1)
  await twin.goto(href(routes.readings.show, { account: form.split('/')[2] ?? '', submission: 1 }))
  await twin.getByRole('heading', { name: 'Передача показаний № 1' }).waitFor()
  assert.deepEqual(await statesOn(twin), ['sending'])
  site.hinder(broken)
  cut()
  await page.getByText(words.waiting, { exact: true }).waitFor()
  site.hinder(undefined)
  await page.evaluate('dispatchEvent(new Event("online"))')
  await numberLink(page).waitFor()
  assert.deepEqual(await submissionsOf(site, account), [1, 2])
  await close()
})

test('taken, and the network gone before the number came: the number comes later', async () => {
  const { visitor, account, form } = await customerOf(site, 'опечатка', 'inna@mail.ru')
  const { page, close } = await arriveAs(site, visitor)
  await keepForm(page, form)
  await typeAbove(page, 20)
  site.hinder((request, wire) => request.method === 'GET' && broken(request, wire))
  await button(page, readingsWords.ru.submit).click()
  await page.getByText(words.answeredText).waitFor()
  await seenByAxe(page)
  assert.deepEqual(await statesOn(page), ['answered'])
  assert.equal(await page.getByText(words.waiting, { exact: true }).count(), 0)
  assert.equal(await page.locator('.dial-entry').first().isVisible(), false)
  site.hinder(undefined)
  await page.evaluate('dispatchEvent(new Event("online"))')
  await numberLink(page).waitFor()
  assert.deepEqual(await submissionsOf(site, account), [1])
  await close()
})

test('a proxy that answers for a cabinet that is away loses nothing', async () => {
  const { visitor, account, form } = await customerOf(site, 'два месяца', 'lidia@mail.ru')
  const { page, close } = await arriveAs(site, visitor)
  await keepForm(page, form)
  await typeAbove(page, 20)
  const proxied = (request: FastifyRequest, wire: FastifyReply) => {
    if (!request.url.startsWith('/accounts/')) return false
    wire.code(502).type('text/html').send('<h1>502 Bad Gateway</h1>')
    return true
  }
  site.hinder(proxied)
  await button(page, readingsWords.ru.submit).click()
  await page.getByText(words.waiting, { exact: true }).waitFor()
  const again = page.getByRole('link', { name: words.again })
  assert.equal(await again.getAttribute('href'), routes.summary)
  await button(page, words.send).click()
  assert.deepEqual(await statesOn(page), ['waiting'])
  site.hinder(undefined)
  await button(page, words.send).click()
  await numberLink(page).waitFor()
  assert.deepEqual(await submissionsOf(site, account), [1])
  await close()
})

test('a form that breaks in the cabinet itself comes back, and goes by itself too', async () => {
  const { visitor, account, form } = await customerOf(site, 'въехал', 'rimma@mail.ru')
  const { page, close } = await arriveAs(site, visitor)
  await keepForm(page, form)
  await typeAbove(page, 20)
  await whileAway(site.databases, async () => {
    await button(page, readingsWords.ru.submit).click()
    await page.getByText(keptFormWords.ru.failed).waitFor()
    assert.deepEqual(await statesOn(page), ['waiting'])
  })
  await until(() => site.databases.web.answers())
  await page.goto('/')
  await numberLink(page).waitFor()
  assert.deepEqual(await submissionsOf(site, account), [1])
  await close()
})

test('a correction of another day stays one when it is corrected without a network', async () => {
  const { visitor, account, form } = await customerOf(site, 'прибор заменён в', 'tamara@mail.ru')
  const { page, close } = await arriveAs(site, visitor)
  await sendOn(page, form, 20, 1)
  await page.goto(`${form}?corrects=1`)
  await typeAbove(page, 30)
  await page.getByText(readingsWords.ru.takenOther).click()
  const day = page.getByLabel(readingsWords.ru.takenOn)
  await day.fill('2019-02-01')
  await network(page, false)
  await button(page, readingsWords.ru.submitCorrection).click()
  await page.getByText(words.waiting, { exact: true }).waitFor()
  await page.getByText('Сняты 1 февраля 2019 г., введены').waitFor()
  await page.getByText('Исправление передачи № 1.').locator('visible=true').waitFor()
  await button(page, words.change).click()
  assert.equal(await day.inputValue(), '2019-02-01')
  assert.ok(await day.isVisible())
  assert.equal(await page.getByText('Исправление передачи № 1.').locator('visible=true').count(), 2)
  await seenByAxe(page)
  await typeAbove(page, 25)
  await button(page, words.submit).click()
  await page.locator('details .dial-entry').first().waitFor({ state: 'hidden' })
  const [waits] = await waitingOn(page)
  const { taken, corrects } = Object.fromEntries(waits?.fields ?? [])
  assert.deepEqual([taken, corrects], ['2019-02-01', '1'])
  await network(page, true)
  await numberLink(page).waitFor()
  assert.deepEqual(await submissionsOf(site, account), [1, 2])
  await close()
})

test('a form of another login waits for that login, whoever has come since', async () => {
  const { visitor, email, link, account, form } = await customerOf(
    site,
    'прибор прошёл',
    'nina@mail.ru',
  )
  const other = await customerOf(site, 'школа', 'gleb@mail.ru')
  const { page, context, close } = await arriveAs(site, visitor)
  await keepForm(page, form)
  await typeAbove(page, 20)
  const own = await page.locator('[data-owner]').getAttribute('data-owner')
  const twin = await context.newPage()
  await context.clearCookies({ name: sessionCookie })
  await signIn(twin, other.email)
  await until(async () => ![undefined, own].includes((await heldBy(twin)).kept.owner as string))
  await network(page, false)
  await button(page, readingsWords.ru.submit).click()
  await page.waitForURL(`**${routes.offline}`)
  const [waits] = await waitingOn(page)
  assert.deepEqual([waits?.link, waits?.owner, waits?.state], [link, own, 'waiting'])
  await network(page, true)
  await twin.goto('/')
  await twin.getByRole('heading', { level: 1 }).waitFor()
  assert.equal(await twin.locator('.waiting .notice').count(), 0)
  await context.clearCookies({ name: sessionCookie })
  await signIn(twin, email)
  await numberLink(twin).waitFor()
  assert.deepEqual(await submissionsOf(site, account), [1])
  await close()
})

test('a form left open past the sign-in waits, even where nobody is known any more', async () => {
  const { visitor, email, account, form } = await customerOf(site, 'счёт открыт', 'kira@mail.ru')
  const { page, context, close } = await arriveAs(site, visitor)
  await keepForm(page, form)
  await typeAbove(page, 1)
  const twin = await context.newPage()
  await context.clearCookies({ name: sessionCookie })
  await twin.goto(routes.signIn)
  await until(async () => !('owner' in (await heldBy(twin)).kept))
  await network(page, false)
  await button(page, readingsWords.ru.submit).click()
  await page.getByRole('heading', { name: words.signedOut }).waitFor()
  await network(page, true)
  await signIn(twin, email)
  await numberLink(twin).waitFor()
  assert.deepEqual(await submissionsOf(site, account), [1])
  await close()
})

test('what waits is told and can be dropped where its form is kept no more', async () => {
  const { visitor, email, form } = await customerOf(site, 'день и ночь, платит', 'yana@mail.ru')
  const { page, context, close } = await arriveAs(site, visitor)
  await keepForm(page, form)
  await typeAbove(page, 20)
  site.hinder((request, wire) => request.url === form && broken(request, wire))
  await button(page, readingsWords.ru.submit).click()
  await page.getByText(words.waiting, { exact: true }).waitFor()
  await context.clearCookies({ name: sessionCookie })
  await signIn(page, email)
  await page.getByText(words.waiting, { exact: true }).waitFor()
  await page.getByRole('link', { name: words.look }).click()
  await page.getByRole('heading', { name: words.unknownAccount }).waitFor()
  assert.equal(await page.getByText(words.none).isVisible(), false)
  assert.match((await page.locator('[data-values]').textContent()) ?? '', /^Прибор .+, T1\d+/)
  assert.equal(await button(page, words.change).count(), 0)
  await seenByAxe(page)
  await button(page, words.drop).click()
  await page.getByText(words.none).waitFor()
  assert.deepEqual(await waitingOn(page), [])
  site.hinder(undefined)
  await close()
})
