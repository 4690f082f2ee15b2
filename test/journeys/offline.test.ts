// Without a network: the form opens, what is typed waits and goes by itself, once; and nothing
// stays where somebody has signed out.
import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Page } from 'playwright-core'
import { sql } from '#platform/postgres/sql.ts'
import { axeViolations } from '#test/support/browser.ts'
import { password } from '#test/support/identity-world.ts'
import { heldBy, keepForm, typeAbove } from '#test/support/journeys/device.ts'
import { broken, hanging, openSite } from '#test/support/journeys/site.ts'
import { whileAway } from '#test/support/outage.ts'
import { until } from '#test/support/until.ts'
import type { WebVisitor } from '#test/support/web-visitor.ts'
import { sessionCookie } from '#web/guards/cookies.ts'
import { href, routes } from '#web/routes.ts'
import { credentialWords } from '#web/words/credentials.ts'
import { frameWords } from '#web/words/frame.ts'
import { keptFormWords } from '#web/words/kept-form.ts'
import { offlineWords } from '#web/words/offline.ts'
import { readingsWords } from '#web/words/readings.ts'
import { signInWords } from '#web/words/sign-in.ts'
import type { Waiting } from '#web/worker/messages.ts'

const site = await openSite()
const words = offlineWords.ru
const phone = { width: 360, height: 740 }
const desk = { width: 1280, height: 860 }

// A customer of one account with a meter of two zones, of a story of its own for each journey.
async function customer(what: string, email: string) {
  const visitor = site.visitor()
  await site.register(visitor, { number: site.receiptOf(what).uniqueNumber, email })
  const [row] = await site.databases.owner.read(
    {},
    sql<{ link: string; account: string }>`
      select link_id as link, account_number as account
      from account_links join logins using (login_id) where email = ${email}`,
  )
  const { link = '', account = '' } = row ?? {}
  return { visitor, email, link, account, form: href(routes.readings.new, { account: link }) }
}

async function submissionsOf(account: string): Promise<readonly number[]> {
  const rows = await site.databases.owner.read(
    {},
    sql<{ number: number }>`
      select number from submissions where account_number = ${account} order by number`,
  )
  return rows.map(({ number }) => number)
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const numberLink = (page: Page) => page.getByRole('link', { name: /^передача №/ })
const network = (page: Page, isThere: boolean) => page.context().setOffline(!isThere)

async function arriveAs(visitor: WebVisitor) {
  const arrived = await site.arrive({ as: visitor, viewport: phone })
  await arrived.page.clock.setFixedTime(site.clock.now().epochMilliseconds)
  return arrived
}

type Owned = Waiting & { readonly owner: string }

// What waits on this device, whosever it is.
async function waitingOn(page: Page): Promise<readonly Owned[]> {
  const entries = Object.entries((await heldBy(page)).kept)
  return entries.flatMap(([key, value]) => (key.startsWith('waiting ') ? [value as Owned] : []))
}

async function seenByAxe(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const size of [phone, desk]) {
      await page.emulateMedia({ colorScheme })
      await page.setViewportSize(size)
      assert.deepEqual(await axeViolations(page), [], `${colorScheme} ${size.width}`)
    }
  }
  await page.setViewportSize({ width: 320, height: 640 })
  assert.equal(await page.evaluate('document.documentElement.scrollWidth'), 320)
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize(phone)
}

test('typed without a network, corrected, sent when it returns: one submission', async () => {
  const { visitor, account, form } = await customer('день и ночь, прибор', 'olga@mail.ru')
  const { page, complaints, close } = await arriveAs(visitor)
  await keepForm(page, form)
  await network(page, false)
  complaints.length = 0
  await page.goto('/')
  await page.getByRole('heading', { name: words.title }).waitFor()
  await page.locator('.dial-entry').first().waitFor()
  await seenByAxe(page)
  await button(page, words.submit).click()
  await page.getByText(words.nothing).waitFor()
  assert.ok(await page.locator('.dial-entry.wrong input:focus').count())
  await typeAbove(page, 100)
  assert.match((await page.locator('.preview').first().textContent()) ?? '', /^Расход 100/)
  await button(page, words.submit).click()
  await page.getByText(words.waiting, { exact: true }).waitFor()
  assert.ok(await page.locator('[data-waiting] :focus').count(), 'the focus is where it is told')
  await seenByAxe(page)
  await page.goto(form)
  await button(page, words.change).click()
  await typeAbove(page, 90)
  await button(page, words.submit).click()
  await page.locator('[data-waiting]').getByText(words.waiting, { exact: true }).waitFor()
  assert.deepEqual(await submissionsOf(account), [])
  await network(page, true)
  await numberLink(page).waitFor()
  await seenByAxe(page)
  assert.deepEqual(await submissionsOf(account), [1])
  await numberLink(page).click()
  await page.getByRole('heading', { name: 'Передача № 1' }).waitFor()
  await page.goto('/')
  await until(async () => !(`waiting ${form.split('/')[2]}` in (await heldBy(page)).kept))
  assert.deepEqual(complaints.filter(isOwnFault), [])
  await close()
})

// What a browser says of a network that is not there.
const isOwnFault = (complaint: string) => !/ERR_INTERNET_DISCONNECTED/.test(complaint)

test('a form of an open page that meets no network waits, and two send it as one', async () => {
  const { visitor, account, form } = await customer('платит вперёд', 'ivan@mail.ru')
  const { page, context, close } = await arriveAs(visitor)
  await keepForm(page, form)
  const twin = await context.newPage()
  await twin.goto(form)
  for (const one of [page, twin]) await typeAbove(one, 100)
  await network(page, false)
  await button(page, readingsWords.ru.submit).click()
  await page.getByText(words.waiting, { exact: true }).waitFor()
  assert.equal(new URL(page.url()).pathname, routes.offline)
  const [waiting] = await waitingOn(page)
  assert.doesNotMatch(JSON.stringify(waiting ?? 'token'), /token/)
  await network(page, true)
  await Promise.all([
    button(twin, readingsWords.ru.submit).click(),
    page.evaluate('dispatchEvent(new Event("online"))'),
  ])
  await twin.getByRole('heading', { name: 'Передача № 1' }).waitFor()
  await page.getByText(words.waiting, { exact: true }).waitFor({ state: 'detached' })
  assert.deepEqual(await submissionsOf(account), [1])
  await close()
})

// Sends through the form of the page with the network there.
async function sendOn(page: Page, form: string, more: number, number: number): Promise<void> {
  await keepForm(page, form)
  await typeAbove(page, more)
  await button(page, readingsWords.ru.submit).click()
  await page.getByRole('heading', { name: `Передача № ${number}` }).waitFor()
}

test('a submission opened meanwhile takes away nothing that is still on its way', async (t) => {
  const { visitor, account, form } = await customer('льгота', 'vera@mail.ru')
  const { page, context, close } = await arriveAs(visitor)
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
  await twin.getByRole('heading', { name: 'Передача № 1' }).waitFor()
  assert.deepEqual(await statesOn(twin), ['sending'])
  site.hinder(broken)
  cut()
  await page.getByText(words.waiting, { exact: true }).waitFor()
  site.hinder(undefined)
  await page.evaluate('dispatchEvent(new Event("online"))')
  await numberLink(page).waitFor()
  assert.deepEqual(await submissionsOf(account), [1, 2])
  await close()
})

test('taken, and the network gone before the number came: the number comes later', async () => {
  const { visitor, account, form } = await customer('опечатка', 'inna@mail.ru')
  const { page, close } = await arriveAs(visitor)
  await keepForm(page, form)
  await typeAbove(page, 20)
  site.hinder((request, wire) => request.method === 'GET' && broken(request, wire))
  await button(page, readingsWords.ru.submit).click()
  await page.getByText(words.answeredText).waitFor()
  await seenByAxe(page)
  assert.deepEqual(await statesOn(page), ['answered'])
  assert.equal(await page.getByText(words.waiting, { exact: true }).count(), 0)
  site.hinder(undefined)
  await page.evaluate('dispatchEvent(new Event("online"))')
  await numberLink(page).waitFor()
  assert.deepEqual(await submissionsOf(account), [1])
  await close()
})

test('a proxy that answers for a cabinet that is away loses nothing', async () => {
  const { visitor, account, form } = await customer('два месяца', 'lidia@mail.ru')
  const { page, close } = await arriveAs(visitor)
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
  await button(page, words.send).click()
  assert.deepEqual(await statesOn(page), ['waiting'])
  site.hinder(undefined)
  await button(page, words.send).click()
  await numberLink(page).waitFor()
  assert.deepEqual(await submissionsOf(account), [1])
  await close()
})

test('a form that breaks in the cabinet itself comes back, and goes by itself too', async () => {
  const { visitor, account, form } = await customer('въехал', 'rimma@mail.ru')
  const { page, close } = await arriveAs(visitor)
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
  assert.deepEqual(await submissionsOf(account), [1])
  await close()
})

const statesOn = async (page: Page) => (await waitingOn(page)).map(({ state }) => state)

test('what the server asks about needs attention, and opens with everything typed', async () => {
  const { visitor, account, form } = await customer('должник', 'anna@mail.ru')
  const { page, close } = await arriveAs(visitor)
  await keepForm(page, form)
  await network(page, false)
  await page.goto('/')
  await page.locator('.dial-entry').first().waitFor()
  await typeAbove(page, 50_000)
  await button(page, words.submit).click()
  await page.getByText(words.waiting, { exact: true }).waitFor()
  await network(page, true)
  await page.getByText(words.attention).waitFor()
  await seenByAxe(page)
  await page.goto('/')
  await page.getByText(words.attention).waitFor()
  await seenByAxe(page)
  await page.goto(routes.readings.due)
  await page.getByText(words.attention).waitFor()
  assert.deepEqual(await submissionsOf(account), [])
  await button(page, words.open).click()
  await button(page, readingsWords.ru.sure).click()
  await page.getByRole('heading', { name: 'Передача № 1' }).waitFor()
  assert.deepEqual(await submissionsOf(account), [1])
  await page.goto('/')
  await page.getByRole('heading', { level: 1 }).waitFor()
  await until(async () => !JSON.stringify(await heldBy(page)).includes('attention'))
  await close()
})

test('a form of another login waits for that login, whoever has come since', async () => {
  const { visitor, email, link, account, form } = await customer('прибор прошёл', 'nina@mail.ru')
  const other = await customer('школа', 'gleb@mail.ru')
  const { page, context, close } = await arriveAs(visitor)
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
  assert.deepEqual(await submissionsOf(account), [1])
  await close()
})

test('a form left open past the sign-in waits, even where nobody is known any more', async () => {
  const { visitor, email, account, form } = await customer('счёт открыт', 'kira@mail.ru')
  const { page, context, close } = await arriveAs(visitor)
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
  assert.deepEqual(await submissionsOf(account), [1])
  await close()
})

async function signIn(page: Page, email: string): Promise<void> {
  await page.goto(routes.signIn)
  await page.getByLabel(credentialWords.ru.email, { exact: true }).fill(email)
  await page.getByLabel(credentialWords.ru.password, { exact: true }).fill(password)
  await button(page, signInWords.ru.submit).click()
  await page.waitForURL('**/')
}

test('over a restart and the end of a session it waits for its own login alone', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'kabinet-device-'))
  after(() => rm(folder, { recursive: true, force: true }))
  const { email, account, link, form } = await customer('тепло', 'maria@mail.ru')
  const other = await customer('погасил', 'pyotr@mail.ru')
  const before = await site.openDevice(folder, { viewport: phone })
  await before.page.clock.setFixedTime(site.clock.now().epochMilliseconds)
  await signIn(before.page, email)
  await keepForm(before.page, form)
  await network(before.page, false)
  await before.page.goto('/')
  await before.page.locator('.dial-entry').first().waitFor()
  await typeAbove(before.page, 5)
  await button(before.page, words.submit).click()
  await before.page.getByText(words.waiting, { exact: true }).waitFor()
  await before.close()

  // The browser forgets the session with its window.
  const { page, context, close } = await site.openDevice(folder, { viewport: phone })
  site.hinder(broken)
  await page.goto(form)
  await page.getByText(words.waiting, { exact: true }).waitFor()
  site.hinder(undefined)
  await page.getByRole('heading', { name: words.signedOut }).waitFor()
  assert.equal(await page.locator('.account, .dial-entry, [data-values]').count(), 0)
  await seenByAxe(page)
  assert.deepEqual(Object.keys((await heldBy(page)).kept).sort(), ['look', `waiting ${link}`])

  await signIn(page, other.email)
  await until(async () => 'owner' in (await heldBy(page)).kept)
  await page.goto(routes.offline)
  await page.getByText(words.none).waitFor()
  assert.equal(await page.getByText(words.signedOut).isVisible(), false)
  assert.equal(await page.locator('[data-waiting]').count(), 0)
  assert.deepEqual([...(await submissionsOf(account)), ...(await submissionsOf(other.account))], [])

  await context.clearCookies({ name: sessionCookie })
  await page.goto(routes.signIn)
  await page.getByText(words.signInToSend).waitFor()
  await signIn(page, email)
  await numberLink(page).waitFor()
  assert.deepEqual(await submissionsOf(account), [1])
  await close()
})

test('signing out leaves nothing, whether the server hears of it or not', async () => {
  const { visitor, form } = await customer('новая фамилия', 'fyodor@mail.ru')
  const { page, context, close } = await arriveAs(visitor)
  const nothing = { kept: {}, databases: 0, caches: 0, workers: 0 }
  const leave = () => button(page, frameWords.ru.signOut).click()
  await keepForm(page, form)
  const held = await heldBy(page)
  assert.deepEqual([held.databases, held.caches, held.workers], [1, 1, 1])
  await network(page, false)
  // The browser's own page of a network that is not there.
  await leave()
  await until(() => page.url().startsWith('chrome-error:'))
  await network(page, true)
  await page.goto('/livez')
  await until(async () => (await heldBy(page)).databases === 0)
  assert.deepEqual(await heldBy(page), nothing)

  await site.become(context, visitor)
  await keepForm(page, form)
  await leave()
  await page.getByRole('heading', { name: signInWords.ru.title }).waitFor()
  await until(async () => (await heldBy(page)).databases === 0)
  assert.deepEqual(await heldBy(page), nothing)
  await close()
})

test('erasing on the page itself leaves nothing either, and a dropped entry is gone', async () => {
  const { visitor, account, form } = await customer('не топили', 'raisa@mail.ru')
  const { page, close } = await arriveAs(visitor)
  await keepForm(page, form)
  await network(page, false)
  await page.goto('/')
  await page.locator('.dial-entry').first().waitFor()
  await typeAbove(page, 100)
  await button(page, words.submit).click()
  await button(page, words.drop).click()
  await page.getByText(words.waiting, { exact: true }).waitFor({ state: 'detached' })
  assert.ok(!JSON.stringify(await heldBy(page)).includes('"waiting '))
  await page.locator('summary', { hasText: words.erase }).click()
  await button(page, words.erase).click()
  await page.getByText(words.erased).waitFor()
  assert.equal(await page.locator('.dial-entry').count(), 0)
  assert.deepEqual(await heldBy(page), { kept: {}, databases: 0, caches: 0, workers: 0 })
  assert.deepEqual(await submissionsOf(account), [])
  await close()
})

test('a form that another site makes is not kept for later', async () => {
  const { visitor, form } = await customer('магазин', 'zoya@mail.ru')
  const { page, close } = await arriveAs(visitor)
  await keepForm(page, form)
  const before = Object.keys((await heldBy(page)).kept)
  const foreign = createServer((_, answer) => answer.end('<!doctype html><title>x</title>'))
  await new Promise<void>((resolve) => foreign.listen(0, '127.0.0.1', resolve))
  after(() => foreign.close())
  const address = foreign.address()
  await page.goto(`http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`)
  await network(page, false)
  await page.evaluate(`(() => {
    const form = document.createElement('form')
    form.method = 'post'
    form.action = ${JSON.stringify(site.url + form)}
    form.innerHTML = '<input name="submission" value="x"><input name="value:M:T1" value="1">'
    document.body.append(form)
    form.submit()
  })()`)
  await until(() => page.url().startsWith('chrome-error:'))
  await network(page, true)
  await page.goto('/livez')
  assert.deepEqual(Object.keys((await heldBy(page)).kept), before)
  await close()
})
