import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { axeViolations, openBrowser } from '#test/support/browser.ts'
import { webWorld } from '#test/support/web-world.ts'
import { routes } from '#web/routes.ts'

const world = await webWorld()
// Not 127.0.0.1: browsers keep secure cookies over plain HTTP for `localhost` only.
const { port } = new URL(await world.app.listen({ port: 0, host: 'localhost' }))
const site = `http://localhost:${port}`
const browser = await openBrowser()
after(() => browser.close())

const phone = { viewport: { width: 320, height: 640 } }
const desk = { viewport: { width: 1280, height: 860 } }
const pages = [routes.start, routes.accessibility, '/nowhere']

async function opened(path: string, options: BrowserContextOptions = desk): Promise<Page> {
  const context = await browser.newContext(options)
  const page = await context.newPage()
  await page.goto(site + path)
  return page
}

test('axe finds nothing in any of the contrasts one can choose', async () => {
  const page = await opened(routes.accessibility)
  for (const contrast of ['black-on-white', 'white-on-black', 'blue-on-light-blue']) {
    await page.check(`input[value=${contrast}]`)
    await page.click(`form[action="${routes.display}"] .button:not(.quiet)`)
    await page.goto(site + routes.accessibility)
    assert.equal(await page.getAttribute('html', 'data-contrast'), contrast)
    assert.deepEqual(await axeViolations(page), [], contrast)
  }
  await page.context().close()
})

test('nothing sticks out sideways at 320 px with text twice as large', async () => {
  for (const path of pages) {
    const page = await opened(path, phone)
    await page.evaluate('document.documentElement.setAttribute("data-size", "200")')
    assert.equal(await page.evaluate('document.documentElement.scrollWidth'), 320, path)
    await page.context().close()
  }
})

test('a phone says on one line that this is a trial, and opens it to the rest', async () => {
  const page = await opened(routes.start, phone)
  const rest = page.locator('.banners a:visible')
  const strip = await page.locator('.banners').boundingBox()
  assert.ok(strip && strip.height <= 48, `${strip?.height}`)
  assert.equal(await rest.count(), 0)
  await page.click('.banners summary')
  assert.equal(await rest.count(), 1)
  await page.setViewportSize(desk.viewport)
  assert.equal(await rest.count(), 1)
  assert.ok(!(await page.isVisible('.banners summary')))
  await page.context().close()
})

test('the page asks nobody but us, and the policy forbids nothing it asks', async () => {
  const page = await opened(routes.start)
  const asked = new Set<string>()
  const complaints: string[] = []
  page.on('request', (request) => asked.add(new URL(request.url()).origin))
  page.on('console', (message) => complaints.push(message.text()))
  for (const path of pages.slice(0, 2)) await page.goto(site + path, { waitUntil: 'networkidle' })
  assert.deepEqual([...asked], [site])
  assert.deepEqual(complaints, [])
  assert.ok(await page.evaluate('document.fonts.check("18px Golos", "Ж")'))
  await page.context().close()
})

test('nothing moves when the face arrives', async () => {
  const page = await opened(routes.start, phone)
  const shift = await page.evaluate<number>(`new Promise((resolve) => {
    let total = 0
    const watch = (list) => list.getEntries().forEach((entry) => { total += entry.value })
    new PerformanceObserver(watch).observe({ type: 'layout-shift', buffered: true })
    document.fonts.ready.then(() => setTimeout(() => resolve(total), 200))
  })`)
  assert.ok(shift < 0.05, `shifted by ${shift}`)
  await page.context().close()
})

test('by keyboard the first stop leads past the header, the next are in order', async () => {
  const page = await opened(routes.start)
  const stop = async () => {
    await page.keyboard.press('Tab')
    return page.evaluate('document.activeElement?.getAttribute("href")')
  }
  assert.equal(await stop(), '#content')
  assert.equal(await stop(), routes.start)
  assert.equal(await stop(), `${routes.accessibility}?next=%2Fstart`)
  assert.equal(await stop(), routes.check)
  assert.equal(await stop(), routes.signIn)
  await page.context().close()
})

test('without scripts the language and the view are chosen all the same', async () => {
  const page = await opened(routes.start, { ...desk, javaScriptEnabled: false })
  await page.click('footer button[lang=en]')
  assert.equal(await page.textContent('main .button >> nth=0'), 'Sign in')
  await page.click(`footer a[href^="${routes.accessibility}"]`)
  await page.check('input[name=size][value="150"]')
  await page.click('main form .button:not(.quiet)')
  assert.equal(new URL(page.url()).pathname, routes.start)
  assert.equal(await page.getAttribute('html', 'data-size'), '150')
  await page.context().close()
})

test('on paper a page is a plain document with the name of the utility and the date', async () => {
  const page = await opened(routes.start)
  await page.emulateMedia({ media: 'print' })
  assert.ok(await page.isVisible('.on-paper'))
  assert.match((await page.textContent('.on-paper')) ?? '', /14\u00A0января\u00A02019/)
  assert.ok(await page.isVisible('.owner'))
  for (const hidden of ['header nav', '.view', '.banners', '.offers', '.ridge', 'main .button']) {
    assert.ok(!(await page.isVisible(hidden)), hidden)
  }
  await page.context().close()
})
