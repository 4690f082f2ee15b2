import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { sql } from '#platform/postgres/sql.ts'
import { href, routes } from '#web/routes.ts'
import { credentialWords } from '#web/words/credentials.ts'
import { signInWords } from '#web/words/sign-in.ts'
import type { Waiting } from '#web/worker/messages.ts'
import { axeViolations } from '../browser.ts'
import { password } from '../identity-world.ts'
import type { WebVisitor } from '../web-visitor.ts'
import { heldBy } from './device.ts'
import type { Site } from './site.ts'

export const phone = { width: 360, height: 740 }
const desk = { width: 1280, height: 860 }

// A customer of one account, of a story of its own for each journey.
export async function customerOf(site: Site, what: string, email: string) {
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

// The numbers of what was sent for an account.
export async function submissionsOf(site: Site, account: string): Promise<readonly number[]> {
  const rows = await site.databases.owner.read(
    {},
    sql<{ number: number }>`
      select number from submissions where account_number = ${account} order by number`,
  )
  return rows.map(({ number }) => number)
}

export const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
export const numberLink = (page: Page) => page.getByRole('link', { name: /^передача №/ })
export const network = (page: Page, isThere: boolean) => page.context().setOffline(!isThere)

export async function arriveAs(site: Site, visitor: WebVisitor) {
  const arrived = await site.arrive({ as: visitor, viewport: phone })
  await arrived.page.clock.setFixedTime(site.clock.now().epochMilliseconds)
  return arrived
}

type Owned = Waiting & { readonly owner: string }

// What waits on this device, whosever it is.
export async function waitingOn(page: Page): Promise<readonly Owned[]> {
  const entries = Object.entries((await heldBy(page)).kept)
  return entries.flatMap(([key, value]) => (key.startsWith('waiting ') ? [value as Owned] : []))
}

export const statesOn = async (page: Page) => (await waitingOn(page)).map(({ state }) => state)

export async function seenByAxe(page: Page): Promise<void> {
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

export async function signIn(page: Page, email: string): Promise<void> {
  await page.goto(routes.signIn)
  await page.getByLabel(credentialWords.ru.email, { exact: true }).fill(email)
  await page.getByLabel(credentialWords.ru.password, { exact: true }).fill(password)
  await button(page, signInWords.ru.submit).click()
  await page.waitForURL('**/')
}
