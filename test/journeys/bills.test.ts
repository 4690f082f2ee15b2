import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, test } from 'node:test'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { axeViolations, openBrowser } from '#test/support/browser.ts'
import { settleHousehold } from '#test/support/household.ts'
import { signedIn } from '#test/support/signed-in.ts'
import { webWorld } from '#test/support/web-world.ts'
import { routes } from '#web/routes.ts'

const world = await webWorld()
const { account, copy } = await settleHousehold(world)
const { jar, links } = await signedIn(world, [[account, 'Бабушкина квартира']])
const { port } = new URL(await world.app.listen({ port: 0, host: 'localhost' }))
const site = `http://localhost:${port}`
const browser = await openBrowser()
after(() => browser.close())

const phone = { viewport: { width: 320, height: 640 } }
const base = `/accounts/${links[0]}`
const pages = [
  routes.summary,
  routes.accounts.index,
  routes.accounts.new,
  base,
  `${base}/name`,
  `${base}/removal`,
  `${base}/viewers`,
  `${base}/meters/M-2`,
  `${base}/ledger`,
  `${base}/ledger?kind=payment`,
  `${base}/receipts`,
  `${base}/receipts/2018-12/2`,
  `${base}/receipts/2018-12/1`,
  `${base}/receipts/2018-12/1/file`,
  routes.check,
]

async function opened(path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext(options)
  const session = { name: '__Host-session', value: jar.get('__Host-session') ?? '' }
  // A browser takes such a cookie from a secure address only, and sends it to `localhost` all the
  // same.
  const url = site.replace('http:', 'https:')
  await context.addCookies([{ ...session, url, secure: true, httpOnly: true }])
  const page = await context.newPage()
  await page.goto(site + path)
  return page
}

const unfold = (page: Page) =>
  page.evaluate('document.querySelectorAll("details").forEach((one) => { one.open = true })')

test('axe finds nothing on pages that only these bills show', async () => {
  const reissued = [`${base}/receipts/2018-12/1`, `${base}/receipts/2018-12/2`]
  for (const path of [...reissued, `${base}/receipts/2018-12/1/file`, `${base}/meters/M-2`]) {
    for (const colorScheme of ['light', 'dark'] as const) {
      const page = await opened(path, { ...phone, colorScheme })
      await unfold(page)
      assert.deepEqual(await axeViolations(page), [], `${path} ${colorScheme}`)
      await page.context().close()
    }
  }
})

test('nothing sticks out sideways at 320 px with text twice as large', async () => {
  for (const path of pages) {
    const page = await opened(path, phone)
    await unfold(page)
    await page.evaluate('document.documentElement.setAttribute("data-size", "200")')
    assert.equal(await page.evaluate('document.documentElement.scrollWidth'), 320, path)
    await page.context().close()
  }
})

test('from the first page to the receipt is one press, and it is the very bytes', async () => {
  const page = await opened(routes.summary)
  const waiting = page.waitForEvent('download')
  await page.click('main a.button')
  const download = await waiting
  assert.equal(download.suggestedFilename(), 'Квитанция декабрь 2018, выпуск 2 (…4729).pdf')
  assert.deepEqual(await readFile(await download.path()), copy)
  await page.context().close()
})

test('with scripts a checked file stays in the browser, without them it is sent', async () => {
  for (const javaScriptEnabled of [true, false]) {
    const page = await opened(routes.check, { javaScriptEnabled })
    const kinds: (string | undefined)[] = []
    page.on('request', (request) => {
      if (request.method() === 'POST') kinds.push(request.headers()['content-type']?.split(';')[0])
    })
    const file = { name: 'kvitantsiya.pdf', mimeType: 'application/pdf', buffer: copy }
    await page.setInputFiles('#receipt', file)
    await Promise.all([page.waitForEvent('framenavigated'), page.click('main .button')])
    assert.equal(await page.innerText('h1'), 'Копия настоящая')
    const kind = javaScriptEnabled ? 'application/x-www-form-urlencoded' : 'multipart/form-data'
    assert.deepEqual(kinds, [kind])
    await page.context().close()
  }
})

test('a month opens and shuts without scripts, and is open on paper', async () => {
  const page = await opened(`${base}/ledger`, { javaScriptEnabled: false })
  const row = page.locator('details.month tbody tr').first()
  assert.equal(await row.isVisible(), true)
  await page.click('details.month summary')
  assert.equal(await row.isVisible(), false)
  await page.emulateMedia({ media: 'print' })
  assert.ok(((await row.boundingBox())?.height ?? 0) > 0)
  await page.context().close()
})

test('the button that prints is there with scripts only', async () => {
  for (const javaScriptEnabled of [true, false]) {
    const page = await opened(`${base}/ledger`, { javaScriptEnabled })
    assert.equal(await page.isVisible('[data-print] button'), javaScriptEnabled)
    await page.context().close()
  }
})

test('a filter only asks: it works without scripts and stays in the address', async () => {
  const page = await opened(`${base}/ledger`, { javaScriptEnabled: false })
  await page.click('main .more summary')
  await page.selectOption('#service', 'heating')
  await page.click('.filter .button')
  assert.equal(new URL(page.url()).searchParams.get('service'), 'heating')
  assert.match(await page.innerText('.in-words'), /^Отопление/)
  await page.context().close()
})
