import { lookNow } from './device-store.ts'

// Put before this script by the server: the files the offline page needs, and a hash of all of it.
declare const assets: readonly string[]
declare const version: string

const CACHE = `kabinet ${version}`
const languages = ['ru', 'en']

// The offline page in both languages with all it needs, asked for without cookies: nothing in it
// is anybody's. All of it, or the worker is not installed.
export async function keepPages(): Promise<void> {
  const cache = await caches.open(CACHE)
  const pages = languages.map(async (language) => {
    const response = await fetch(pageKey(language), { credentials: 'omit' })
    if (!response.ok) throw new Error(`the offline page answers ${response.status}`)
    await cache.put(pageKey(language), response)
  })
  await Promise.all([...pages, ...assets.map((address) => keepAsset(cache, address))])
}

// A server of another version answers with its own file, which is not to be kept under this name.
async function keepAsset(cache: Cache, address: string): Promise<void> {
  const response = await fetch(address, { credentials: 'omit' })
  const isSame = /immutable/.test(response.headers.get('cache-control') ?? '')
  if (!response.ok || !isSame) throw new Error('another version answers')
  await cache.put(address, response)
}

export async function dropOldPages(): Promise<void> {
  for (const name of await caches.keys()) if (name !== CACHE) await caches.delete(name)
}

export async function dropPages(): Promise<void> {
  for (const name of await caches.keys()) await caches.delete(name)
}

// Whoever signed out here and came back may find the worker alive and its pages gone.
export async function keepPagesAgain(): Promise<void> {
  if (!(await caches.has(CACHE))) await keepPages()
}

export const isKeptAsset = (path: string) => assets.includes(path)

export async function assetFrom(request: Request): Promise<Response> {
  return (await caches.match(request, { ignoreVary: true })) ?? fetch(request)
}

// In the language in which pages were seen last.
export async function offlinePage(): Promise<Response> {
  const look = await lookNow().catch(() => undefined)
  const language = look?.language ?? self.navigator.language.slice(0, 2)
  const asked = pageKey(languages.includes(language) ? language : 'ru')
  return (await caches.match(asked, { ignoreVary: true })) ?? Response.error()
}

const pageKey = (language: string) => `/offline?language=${language}`
