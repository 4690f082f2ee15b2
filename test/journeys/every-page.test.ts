// Every page of the table of routes, in both languages, light and dark, on a phone and on a desk:
// a new page is looked at here before it is seen by anybody.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { axeViolations } from '#test/support/browser.ts'
import { openSite } from '#test/support/journeys/site.ts'
import { townspeople, type Who } from '#test/support/journeys/townspeople.ts'
import { portalRoutes } from '#web/portal/portal-routes.ts'
import { routes } from '#web/routes.ts'

const site = await openSite()
const people = await townspeople(site)

type Stop = { readonly path: string; readonly who: Who }

const { registration, accounts, ledger, receipts } = routes
const files: readonly string[] = [ledger.csv, ledger.xlsx, receipts.file]
const standing: Readonly<Record<string, Who>> = {
  [registration.email]: 'registering',
  [registration.password]: 'registering',
  [registration.consent]: 'registering',
  [registration.sent]: 'waiting',
}

const ofRoutes = portalRoutes
  .filter(({ method, path }) => method === 'GET' && !files.includes(path))
  .map(({ path, access }): Stop => {
    const who = standing[path] ?? (access === 'open' ? 'stranger' : 'customer')
    return { path: filled(path), who }
  })

// What the same routes show otherwise.
const others: readonly Stop[] = [
  { path: '/nowhere', who: 'stranger' },
  { path: filled(accounts.show).slice(0, -1), who: 'customer' },
  { path: routes.confirmation.replace(':token', 'none'), who: 'stranger' },
  { path: routes.passwordReset.choose.replace(':token', 'none'), who: 'stranger' },
  { path: routes.summary, who: 'newcomer' },
  { path: routes.accounts.index, who: 'newcomer' },
  { path: `${routes.signIn}?next=/settings`, who: 'stranger' },
]

function filled(path: string): string {
  if (path === routes.confirmation) return people.confirmation
  if (path === routes.passwordReset.choose) return people.reset
  return path
    .replace(':account', people.account)
    .replace(':meter', people.meter)
    .replace(':period', '2018-12')
    .replace(':revision', '1')
    .replace(':submission', '1')
}

const phone = { width: 360, height: 740 }
const desk = { width: 1280, height: 860 }

// Two looks at a page in each language: between them every two of language, light and width meet.
const looks = {
  ru: [
    { colorScheme: 'light', size: phone },
    { colorScheme: 'dark', size: desk },
  ],
  en: [
    { colorScheme: 'light', size: desk },
    { colorScheme: 'dark', size: phone },
  ],
} as const

// What is folded is looked at too.
const unfold = (page: Page) =>
  page.evaluate('document.querySelectorAll("details").forEach((one) => { one.open = true })')

// 1280 px at 200 % and at 400 %.
async function sticksOut(page: Page): Promise<string[]> {
  const found: string[] = []
  for (const width of [640, 320]) {
    await page.setViewportSize({ width, height: 640 })
    const wide = await page.evaluate<number>('document.documentElement.scrollWidth')
    if (wide > width) found.push(`sticks out at ${width} px: ${wide}`)
  }
  return found
}

// The largest text and the widest spacing that the view for weak eyes offers, on a phone.
async function sticksOutEnlarged(page: Page): Promise<string[]> {
  await page.setViewportSize(phone)
  const root = 'document.documentElement'
  const wide = await page.evaluate<number>(`(() => {
    Object.assign(${root}.dataset, { size: '200', spacing: 'wide' })
    return ${root}.scrollWidth
  })()`)
  await page.evaluate(`delete ${root}.dataset.size, delete ${root}.dataset.spacing`)
  return wide > phone.width ? [`sticks out at 200 % with wide spacing: ${wide}`] : []
}

async function faultsOf(page: Page, language: 'ru' | 'en'): Promise<string[]> {
  await unfold(page)
  const found: string[] = []
  for (const { colorScheme, size } of looks[language]) {
    await page.emulateMedia({ colorScheme })
    await page.setViewportSize(size)
    const violations = await axeViolations(page)
    found.push(...violations.map((violation) => `${colorScheme} ${size.width}: ${violation}`))
  }
  const headings = await page.locator('h1').count()
  if (headings !== 1) found.push(`${headings} headings of the first level`)
  if ((await page.getAttribute('html', 'lang')) !== language) found.push('another language')
  return [...found, ...(await sticksOut(page)), ...(await sticksOutEnlarged(page))]
}

async function lookAt(language: 'ru' | 'en'): Promise<string[]> {
  const offences: string[] = []
  for (const who of Object.keys(people.who) as Who[]) {
    const locale = language === 'ru' ? 'ru-RU' : 'en-US'
    const { page, complaints, close } = await site.arrive({ as: people.who[who], locale })
    for (const stop of [...ofRoutes, ...others]) {
      if (stop.who !== who) continue
      await page.goto(stop.path, { waitUntil: 'load' })
      const { pathname, search } = new URL(page.url())
      const found = [...(await faultsOf(page, language)), ...complaints.splice(0)]
      if (pathname + search !== stop.path) found.push(`led away to ${pathname}`)
      offences.push(...found.map((fault) => `${stop.path} (${who}, ${language}): ${fault}`))
    }
    await close()
  }
  return offences
}

test(`axe, zoom and console find nothing on ${ofRoutes.length + others.length} pages`, async () => {
  const offences = await Promise.all([lookAt('ru'), lookAt('en')])
  assert.deepEqual(offences.flat(), [])
})

const asking: readonly Stop[] = [
  { path: registration.number, who: 'stranger' },
  { path: registration.email, who: 'registering' },
  { path: registration.consent, who: 'registering' },
  { path: routes.signIn, who: 'stranger' },
  { path: routes.passwordReset.request, who: 'stranger' },
  { path: people.reset, who: 'customer' },
  { path: accounts.new, who: 'customer' },
  { path: filled(routes.readings.new), who: 'customer' },
  { path: routes.settings.email, who: 'customer' },
  { path: routes.settings.password, who: 'customer' },
  { path: routes.check, who: 'stranger' },
]

test('a form sent with nothing in it comes back with what is missing', async () => {
  for (const { path, who } of asking) {
    const { page, complaints, close } = await site.arrive({ as: people.who[who], viewport: phone })
    await page.goto(path)
    for (const input of await page.locator('main .input:not([type=file]):visible').all())
      await input.fill('')
    await page.locator('main form .button.primary').click()
    await page.getByRole('alert').waitFor()
    assert.match(await page.title(), /^Ошибка: /, path)
    const [wrong] = await page.getByRole('alert').getByRole('link').all()
    await wrong?.click()
    assert.ok(await page.locator('main :focus').count(), `${path}: the slip leads to its field`)
    assert.deepEqual([...(await axeViolations(page)), ...complaints], [], path)
    await close()
  }
})
