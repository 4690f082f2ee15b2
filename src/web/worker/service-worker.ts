import { removeWaiting } from './device-store.ts'
import type { Ask, FreshToken, Kept } from './messages.ts'
import {
  assetFrom,
  dropOldPages,
  isKeptAsset,
  keepPages,
  keepPagesAgain,
  offlinePage,
} from './offline-pages.ts'
import { freshToken, sendWaiting } from './send-waiting.ts'
import { putToWait, seenNumber, sendForm } from './take-form.ts'
import { eraseAll, forgetForms, greet, keepForm, keptHere, nothingKept } from './what-is-kept.ts'

// Stands between pages and the network. No page of the cabinet is ever kept but the offline one,
// which is nobody's.

declare const self: ServiceWorkerGlobalScope
// Not in every browser, and in no type library.
type Syncing = { readonly sync?: { register(tag: string): Promise<void> } }
type SyncEvent = ExtendableEvent & { readonly tag: string }

const FORM = /^\/accounts\/([^/]+)\/readings\/new$/
const NUMBERED = /^\/accounts\/([^/]+)\/readings\/(\d+)$/
const FILE = /\/file$|\.(csv|xlsx)$/
// Whoever is signed in is led away from these.
const STRANGERS = ['/start', '/sign-in']
const SENDING: readonly Ask['ask'][] = ['greet', 'wait', 'send']
const TAG = 'readings'

self.addEventListener('install', (event) => {
  event.waitUntil(keepPages().then(() => self.skipWaiting()))
})

self.addEventListener('activate', (event) => {
  event.waitUntil(Promise.all([dropOldPages(), self.registration.navigationPreload?.enable()]))
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (origin !== self.location.origin) return
  if (request.mode !== 'navigate') {
    if (isKeptAsset(pathname)) event.respondWith(assetFrom(request))
  } else if (request.method === 'GET') {
    if (!FILE.test(pathname)) event.respondWith(openPage(event, pathname))
  } else if (isFromOwnPage(request)) {
    const [, link] = FORM.exec(pathname) ?? []
    if (link !== undefined) event.respondWith(sendForm(request, link).finally(tellPages))
    if (pathname === '/sign-out') event.waitUntil(eraseAll())
  }
})

self.addEventListener('message', (event) => {
  event.waitUntil(attend(event.data, event.ports[0]))
})

self.addEventListener('sync', ((event: SyncEvent) => {
  if (event.tag === TAG) event.waitUntil(sendAndTell(true))
}) as EventListener)

// Other sites' forms are left to the browser, which marks them as theirs; nothing of them is kept.
function isFromOwnPage({ referrer }: Request): boolean {
  return referrer !== '' && new URL(referrer).origin === self.location.origin
}

async function openPage(event: FetchEvent, pathname: string): Promise<Response> {
  try {
    const answer = (await event.preloadResponse) ?? (await fetch(event.request))
    event.waitUntil(noticePage(pathname, answer))
    return answer
  } catch {
    return offlinePage()
  }
}

async function noticePage(pathname: string, answer: Response): Promise<void> {
  if (!answer.ok) return
  const [, link, number] = NUMBERED.exec(pathname) ?? []
  if (link !== undefined) await seenNumber(link, Number(number))
  else if (STRANGERS.includes(pathname)) await forgetForms()
  else return
  await tellPages()
}

// Answered first and sent afterwards: the page does not wait for the network.
async function attend(asked: Ask, port: MessagePort | undefined): Promise<void> {
  port?.postMessage(await answerTo(asked))
  if (SENDING.includes(asked.ask)) await sendAndTell()
}

async function answerTo(asked: Ask): Promise<Kept | FreshToken> {
  switch (asked.ask) {
    case 'greet':
      await greet(asked.owner, asked.look)
      await keepPagesAgain()
      break
    case 'keep':
      await keepForm(asked.owner, asked.form)
      break
    case 'wait':
      await putToWait(asked.link, asked.fields)
      break
    case 'drop':
      await removeWaiting(asked.link)
      break
    case 'token': {
      const found = await freshToken(asked.link)
      if ('none' in found && found.none === 'signed-out') await forgetForms()
      return found
    }
    case 'erase':
      await eraseAll()
      return nothingKept
  }
  return keptHere()
}

// The browser that can wakes this worker when the network returns, whether a page is open or not.
async function sendAndTell(again = false): Promise<void> {
  const isThrough = await sendWaiting()
  await tellPages()
  if (isThrough) return
  if (again) throw new Error('the network is away')
  const { sync } = self.registration as Syncing
  await sync?.register(TAG).catch(() => undefined)
}

async function tellPages(): Promise<void> {
  for (const page of await self.clients.matchAll({ includeUncontrolled: true })) {
    page.postMessage('changed')
  }
}
