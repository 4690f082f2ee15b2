// `npm run -s screenshots`: takes the pictures of README.md anew. They show the make-believe
// utility as `npm start` does, from a data folder of its own that is gone afterwards.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Browser, Page } from 'playwright-core'
import { demoLogin } from '#demo/demo-sign-in.ts'
import { openBrowser } from '#test/support/browser.ts'
import { routes } from '#web/routes.ts'

const root = join(import.meta.dirname, '../..')
const images = join(root, 'docs/images')

type Picture = {
  readonly name: string
  // From the link on the first page, or an address.
  readonly page: keyof typeof linksOfFirstPage | `/${string}`
  readonly size: { readonly width: number; readonly height: number }
  readonly language?: 'en-GB'
  readonly dark?: true
  readonly guest?: true
  // Readings are typed in, each so much above the one before, by unit.
  readonly used?: Readonly<Record<string, number>>
  // What is pressed, and what is then at the top.
  readonly press?: string
  readonly top?: string
}

const linksOfFirstPage = {
  receipts: 'a[href$="/receipts"]',
  ledger: 'a[href$="/ledger"]',
  readings: 'a[href$="/readings/new"]',
}
// Of a month in a flat.
const used = { kWh: 184, m3: 5.27 }
const desk = { width: 1280, height: 800 }
const phone = { width: 360, height: 740 }

const pictures: readonly Picture[] = [
  { name: 'summary', page: routes.summary, size: desk },
  { name: 'registration', page: routes.registration.number, size: desk, guest: true },
  { name: 'readings', page: 'readings', size: desk, used, top: 'body' },
  { name: 'phone-summary', page: routes.summary, size: phone },
  { name: 'phone-readings', page: 'readings', size: phone, used, top: '.meter-entry h2' },
  { name: 'phone-receipts', page: 'receipts', size: phone, top: 'h1' },
  {
    name: 'phone-ledger',
    page: 'ledger',
    size: phone,
    press: 'details.month summary',
    top: '.months',
  },
  { name: 'phone-dark', page: routes.summary, size: phone, dark: true, language: 'en-GB' },
]

const folder = await mkdtemp(join(tmpdir(), 'kabinet-pictures-'))
await mkdir(images, { recursive: true })
const cabinet = await startDemo(join(folder, 'data'))
const browser = await openBrowser()
try {
  for (const picture of pictures) {
    await take(browser, cabinet.url, picture)
    process.stdout.write(`docs/images/${picture.name}.png\n`)
  }
} finally {
  await browser.close()
  await cabinet.stop()
  await rm(folder, { recursive: true, force: true })
}

// Comes back when the welcome is on the screen: from then on everything answers.
async function startDemo(data: string) {
  const [port, metricsPort] = await freePorts()
  const url = `http://localhost:${port}`
  const child = spawn(process.execPath, ['src/main/start.mjs', 'demo'], {
    cwd: root,
    env: {
      PATH: process.env.PATH,
      KABINET_DATA: data,
      PORT: `${port}`,
      METRICS_PORT: `${metricsPort}`,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const stop = async () => {
    child.kill('SIGTERM')
    if (child.exitCode === null) await once(child, 'exit')
  }
  for await (const line of createInterface(child.stdout)) {
    if (line.includes(url)) return { url, stop }
  }
  throw new Error('the make-believe utility did not start')
}

// One for the cabinet; one for its metrics, after which the mailbox takes the next.
async function freePorts(): Promise<readonly [number, number]> {
  const [cabinet, metrics] = [createServer(), createServer()]
  const ports: number[] = []
  for (const server of [cabinet, metrics]) {
    await once(server.listen(0, '127.0.0.1'), 'listening')
    const address = server.address()
    ports.push(typeof address === 'object' && address ? address.port : 0)
  }
  for (const server of [cabinet, metrics]) await once(server.close(), 'close')
  const [first = 0, second = 0] = ports
  return [first, second]
}

async function take(browser: Browser, site: string, picture: Picture): Promise<void> {
  const { name, size, language = 'ru-RU', dark, guest, used, press, top } = picture
  const context = await browser.newContext({
    viewport: size,
    locale: language,
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  if (!guest) await signIn(page, site)
  await open(page, site, picture.page)
  if (used) await typeReadings(page, used)
  if (press) await page.locator(press).first().click()
  if (top) await page.evaluate(`document.querySelector('${top}').scrollIntoView()`)
  await page.evaluate('document.fonts.ready')
  await page.screenshot({ path: join(images, `${name}.png`) })
  await context.close()
}

async function signIn(page: Page, site: string): Promise<void> {
  await page.goto(site + routes.signIn)
  await page.fill('input[type=email]', demoLogin.email)
  await page.fill('input[type=password]', demoLogin.password)
  await page.click('main .button')
  await page.waitForURL(site + routes.summary)
}

async function open(page: Page, site: string, where: Picture['page']): Promise<void> {
  if (isAddress(where)) {
    await page.goto(site + where)
  } else {
    await page.locator(linksOfFirstPage[where]).first().click()
    await page.waitForURL((url) => url.pathname.startsWith('/accounts/'))
  }
}

function isAddress(where: Picture['page']): where is `/${string}` {
  return where.startsWith('/')
}

async function typeReadings(page: Page, used: Readonly<Record<string, number>>): Promise<void> {
  for (const entry of await page.locator('.dial-entry').all()) {
    const places = Number(await entry.getAttribute('data-fraction-digits'))
    const previous = Number(await entry.getAttribute('data-previous'))
    const more = used[(await entry.getAttribute('data-unit')) ?? ''] ?? 0
    await entry.locator('input').fill((previous + more).toFixed(places).replace('.', ','))
    await entry.locator('.preview:not(:empty)').waitFor()
  }
  await page.locator(':focus').blur()
}
