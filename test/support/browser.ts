import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir, userInfo } from 'node:os'
import { dirname, join } from 'node:path'
import packed, { inflate } from '@sparticuz/chromium'
import type { AxeResults } from 'axe-core'
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type LaunchOptions,
  type Page,
} from 'playwright-core'

const require = createRequire(import.meta.url)

const installed = [
  process.env.CHROME_PATH,
  '/usr/bin/google-chrome',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

// The package opens no path but its own entry.
const packedHome = join(dirname(require.resolve('@sparticuz/chromium')), '..')

let browser: Promise<Browser> | undefined

// One browser for the whole run: a Chrome or Chromium that is installed, else the one that npm
// brings; headless, and silent on the network but for our own pages. Whoever opens it closes it
// after the tests, which is done once.
export function openBrowser(): Promise<Browser> {
  browser ??= launch()
  return browser
}

// A browser with a profile of its own in that folder, which is there again when it is opened anew.
export async function openProfile(
  folder: string,
  options: BrowserContextOptions,
): Promise<BrowserContext> {
  return chromium.launchPersistentContext(folder, { ...(await howToLaunch()), ...options })
}

async function launch(): Promise<Browser> {
  return chromium.launch(await howToLaunch())
}

async function howToLaunch(): Promise<LaunchOptions> {
  const found = installed.find((path) => path !== undefined && existsSync(path))
  const { path, libraries } = found ? { path: found, libraries: undefined } : await unpacked()
  const { env } = process
  const search = [libraries, env.LD_LIBRARY_PATH].filter(Boolean).join(':')
  return {
    executablePath: path,
    args: [
      // Chromium will not sandbox what root starts.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      '--font-render-hinting=none',
      // A camera that shows a moving picture, and somebody who lets every page of ours have it.
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
    ],
    // Where no locale is set it can name no file in Russian.
    env: { ...env, LC_ALL: 'C.UTF-8', ...(search && { LD_LIBRARY_PATH: search }) },
  }
}

// The browser that npm brings wants a few libraries; where the machine lacks them, those packed
// with it.
async function unpacked(): Promise<{ path: string; libraries: string | undefined }> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('No Chrome found: install it or name it in CHROME_PATH.')
  }
  const path = await inOwnFolder(() => packed.executablePath())
  if (spawnSync(path, ['--version']).status === 0) return { path, libraries: undefined }
  const libraries = await inOwnFolder(() => inflate(join(packedHome, 'bin', 'al2023.tar.br')))
  return { path, libraries: join(libraries, 'lib') }
}

// It unpacks into the folder for temporary files, for its user alone and never again: another user
// could not run it, and a newer version would not be there.
async function inOwnFolder<T>(unpack: () => Promise<T>): Promise<T> {
  const before = process.env.TMPDIR
  const { version } = JSON.parse(readFileSync(join(packedHome, 'package.json'), 'utf8'))
  const folder = join(tmpdir(), `kabinet-browser-${version}-${userInfo().uid}`)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  process.env.TMPDIR = folder
  try {
    return await unpack()
  } finally {
    if (before === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = before
  }
}

// What axe finds wrong on a page under WCAG 2.2 A and AA and its best practices, a line each; none
// is the aim. Runs beside the page's own policy, not instead of it.
export async function axeViolations(page: Page): Promise<string[]> {
  if (!(await page.evaluate('"axe" in globalThis'))) await page.evaluate(axeSource)
  // What passes is not described, which takes most of the time.
  const run = `axe.run({ resultTypes: ['violations'], preload: false })`
  const { violations } = await page.evaluate<AxeResults>(run)
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary = '' }) => {
      const summary = failureSummary.replace(/\s+/g, ' ')
      return `${id}: ${help} at ${target.join(' ')}: ${summary}`
    }),
  )
}

const axeSource = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')
