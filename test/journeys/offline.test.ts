// Without a network: the form opens, what is typed waits and goes by itself, once; and nothing
// stays where somebody has signed out.
import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { heldBy, keepForm, typeAbove } from '#test/support/journeys/device.ts'
import {
  arriveAs,
  button,
  customerOf,
  network,
  numberLink,
  phone,
  seenByAxe,
  signIn,
  submissionsOf,
  waitingOn,
} from '#test/support/journeys/offline.ts'
import { broken, openSite } from '#test/support/journeys/site.ts'
import { until } from '#test/support/until.ts'
import { sessionCookie } from '#web/guards/cookies.ts'
import { routes } from '#web/routes.ts'
import { frameWords } from '#web/words/frame.ts'
import { offlineWords } from '#web/words/offline.ts'
import { readingsWords } from '#web/words/readings.ts'
import { signInWords } from '#web/words/sign-in.ts'

const site = await openSite()
const words = offlineWords.ru

test('typed without a network, corrected, sent when it returns: one submission', async () => {
  const { visitor, account, form } = await customerOf(site, 'день и ночь, прибор', 'olga@mail.ru')
  const { page, complaints, close } = await arriveAs(site, visitor)
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
  assert.deepEqual(await submissionsOf(site, account), [])
  await network(page, true)
  await numberLink(page).waitFor()
  await seenByAxe(page)
  assert.deepEqual(await submissionsOf(site, account), [1])
  await numberLink(page).click()
  await page.getByRole('heading', { name: 'Передача показаний № 1' }).waitFor()
  await page.goto('/')
  await until(async () => !(`waiting ${form.split('/')[2]}` in (await heldBy(page)).kept))
  assert.deepEqual(complaints.filter(isOwnFault), [])
  await close()
})

// What a browser says of a network that is not there.
const isOwnFault = (complaint: string) => !/ERR_INTERNET_DISCONNECTED/.test(complaint)

test('a form of an open page that meets no network waits, and two send it as one', async () => {
  const { visitor, account, form } = await customerOf(site, 'платит вперёд', 'ivan@mail.ru')
  const { page, context, close } = await arriveAs(site, visitor)
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
  await twin.getByRole('heading', { name: 'Передача показаний № 1' }).waitFor()
  await page.getByText(words.waiting, { exact: true }).waitFor({ state: 'detached' })
  assert.deepEqual(await submissionsOf(site, account), [1])
  await close()
})

test('what the server asks about needs attention, and opens with everything typed', async () => {
  const { visitor, account, form } = await customerOf(site, 'должник', 'anna@mail.ru')
  const { page, close } = await arriveAs(site, visitor)
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
  assert.deepEqual(await submissionsOf(site, account), [])
  await button(page, words.open).click()
  await button(page, readingsWords.ru.sure).click()
  await page.getByRole('heading', { name: 'Передача показаний № 1' }).waitFor()
  assert.deepEqual(await submissionsOf(site, account), [1])
  await page.goto('/')
  await page.getByRole('heading', { level: 1 }).waitFor()
  await until(async () => !JSON.stringify(await heldBy(page)).includes('attention'))
  await close()
})

test('over a restart and the end of a session it waits for its own login alone', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'kabinet-device-'))
  after(() => rm(folder, { recursive: true, force: true }))
  const { email, account, link, form } = await customerOf(site, 'тепло', 'maria@mail.ru')
  const other = await customerOf(site, 'погасил', 'pyotr@mail.ru')
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
  assert.deepEqual(
    [...(await submissionsOf(site, account)), ...(await submissionsOf(site, other.account))],
    [],
  )

  await context.clearCookies({ name: sessionCookie })
  await page.goto(routes.signIn)
  await page.getByText(words.signInToSend).waitFor()
  await signIn(page, email)
  await numberLink(page).waitFor()
  assert.deepEqual(await submissionsOf(site, account), [1])
  await close()
})

test('signing out leaves nothing, whether the server hears of it or not', async () => {
  const { visitor, form } = await customerOf(site, 'новая фамилия', 'fyodor@mail.ru')
  const { page, context, close } = await arriveAs(site, visitor)
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
  const { visitor, account, form } = await customerOf(site, 'не топили', 'raisa@mail.ru')
  const { page, close } = await arriveAs(site, visitor)
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
  assert.deepEqual(await submissionsOf(site, account), [])
  await close()
})

test('a form that another site makes is not kept for later', async () => {
  const { visitor, form } = await customerOf(site, 'магазин', 'zoya@mail.ru')
  const { page, close } = await arriveAs(site, visitor)
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
