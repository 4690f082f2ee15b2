import { after } from 'node:test'
import type { Page, Route } from 'playwright-core'
import { axeViolations, openBrowser } from '../browser.ts'
import type { Answer } from '../web-visitor.ts'
import type { WebWorld } from '../web-world.ts'

const phone = { width: 360, height: 740 }

// Shows answers to forms in a real browser, on a phone, as they came: their bytes, headers and
// policy. Gives what is wrong with one, a line each. Called at the top of a test file.
export async function answersShown({ app }: WebWorld) {
  const site = await app.listen({ port: 0, host: 'localhost' }).then((url) => new URL(url))
  const browser = await openBrowser()
  after(() => browser.close())
  // A worker would answer instead of us.
  const context = await browser.newContext({ viewport: phone, serviceWorkers: 'block' })
  const complaints: string[] = []
  context.on('console', (message) => {
    const isKnown = /a status of [45]\d\d|registration blocked by Playwright/.test(message.text())
    if (['error', 'warning'].includes(message.type()) && !isKnown) complaints.push(message.text())
  })
  context.on('weberror', (thrown) => complaints.push(String(thrown.error())))
  const page = await context.newPage()
  // Stays for the whole file: a browser whose requests are let alone again between two pages may
  // forget one that is under way.
  let shown: { address: string; asAnswered: Parameters<Route['fulfill']>[0] } | undefined
  await page.route('**/*', (route) => {
    if (!shown || route.request().url() !== shown.address) return route.continue()
    const { asAnswered } = shown
    shown = undefined
    return route.fulfill(asAnswered)
  })

  return async (path: string, answer: Answer): Promise<string[]> => {
    const address = `http://localhost:${site.port}${path}`
    const { 'set-cookie': _, ...headers } = answer.headers
    const asAnswered = { status: answer.status, headers, body: answer.bytes }
    shown = { address, asAnswered }
    await page.goto(address)
    return [...(await faultsOf(page, answer)), ...complaints.splice(0)]
  }
}

async function faultsOf(page: Page, { $ }: Answer): Promise<string[]> {
  const found: string[] = []
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    const violations = await axeViolations(page)
    found.push(...violations.map((violation) => `${colorScheme}: ${violation}`))
  }
  const headings = await page.locator('h1').count()
  if (headings !== 1) found.push(`${headings} headings of the first level`)
  const isTold = (await page.title()).startsWith('Ошибка: ')
  if (isTold !== $('.error-summary').length > 0) found.push('the title does not tell of the slips')
  for (const slip of $('.error-summary a').toArray()) {
    const field = $(slip).attr('href')?.slice(1) ?? ''
    if ((await page.locator(`[id="${field}"]:visible`).count()) !== 1) found.push(`no ${field}`)
  }
  const wide = await page.evaluate<number>('document.documentElement.scrollWidth')
  if (wide > phone.width) found.push(`sticks out at ${phone.width} px: ${wide}`)
  return found
}
