import type { Page } from 'playwright-core'
import { until } from '../until.ts'

// What the browser holds for the site at this moment.
type Held = {
  // Keys of what is kept, with the values.
  readonly kept: Readonly<Record<string, unknown>>
  readonly databases: number
  readonly caches: number
  readonly workers: number
}

export function heldBy(page: Page): Promise<Held> {
  return page.evaluate<Held>(`(async () => {
    const databases = await indexedDB.databases()
    return {
      kept: databases.length === 0 ? {} : await (${readAll})(),
      databases: databases.length,
      caches: (await caches.keys()).length,
      workers: (await navigator.serviceWorker.getRegistrations()).length,
    }
  })()`)
}

// In the browser: everything in the one store there is.
const readAll = `() => new Promise((resolve, reject) => {
  const asked = indexedDB.open('kabinet')
  asked.onerror = () => reject(asked.error)
  asked.onsuccess = () => {
    const database = asked.result
    if (!database.objectStoreNames.contains('kept')) return resolve({})
    const store = database.transaction('kept').objectStore('kept')
    const keys = store.getAllKeys()
    const values = store.getAll()
    values.onsuccess = () => {
      database.close()
      resolve(Object.fromEntries(keys.result.map((key, at) => [key, values.result[at]])))
    }
  }
})`

// Opens the form with the network there, and waits until it is kept for times without.
export async function keepForm(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await page.evaluate('navigator.serviceWorker.ready')
  const link = address.split('/')[2]
  await until(async () => `form ${link}` in (await heldBy(page)).kept)
}

// So many kWh, or hundredths of Gcal and m³, above the value before in every field of the page.
export async function typeAbove(page: Page, step: number): Promise<void> {
  for (const entry of await page.locator('.dial-entry').all()) {
    const before = Number(await entry.getAttribute('data-previous'))
    const digits = Number(await entry.getAttribute('data-fraction-digits'))
    const used = (await entry.getAttribute('data-unit')) === 'kWh' ? step : step / 100
    await entry.locator('input').fill((before + used).toFixed(digits))
  }
}
