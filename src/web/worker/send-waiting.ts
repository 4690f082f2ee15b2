import { isAway } from './answers.ts'
import { allWaiting, type KeptWaiting, ownerNow, replaceWaiting } from './device-store.ts'
import type { FreshToken } from './messages.ts'
import { forgetForms } from './what-is-kept.ts'

const TOKEN = /name="token" value="([\w-]{86})"/
const OWNER = /name="owner" value="([\w-]+)"/
const NUMBERED = /^\/accounts\/[^/]+\/readings\/(\d+)$/

// Links whose form a page is sending at this moment.
export const inPagesHands = new Set<string>()

let sending: Promise<boolean> = Promise.resolve(true)

// Sends everything that waits here for whoever is signed in, one after another, through the door
// of the form. False when the network is still away. The server knows a submission by its id, so
// that it may be sent by a page at the same time.
export function sendWaiting(): Promise<boolean> {
  sending = sending.catch(() => true).then(sendAll)
  return sending
}

const formAddress = (link: string) => `/accounts/${link}/readings/new`

// The token is of the session that is now: none was kept. A redirect leads to the sign-in page.
export async function freshToken(link: string): Promise<FreshToken> {
  const page = await fetch(formAddress(link), { redirect: 'manual' }).catch(() => undefined)
  if (page === undefined || isAway(page)) return { none: 'away' }
  if (page.type === 'opaqueredirect') return { none: 'signed-out' }
  const text = await page.text()
  const [, token] = TOKEN.exec(text) ?? []
  const [, owner] = OWNER.exec(text) ?? []
  return page.ok && token && owner ? { token, owner } : { none: 'refused' }
}

async function sendAll(): Promise<boolean> {
  const owner = await ownerNow()
  for (const entry of await allWaiting()) {
    const isReady = entry.state !== 'attention' && entry.state !== 'sent'
    if (entry.owner !== owner || !isReady || inPagesHands.has(entry.link)) continue
    const answer = await sendOne(entry)
    if (answer === 'away') return false
    if (answer === 'signed-out') {
      await forgetForms()
      return true
    }
    await replaceWaiting(entry, answer)
  }
  return true
}

async function sendOne(entry: KeptWaiting): Promise<KeptWaiting | 'away' | 'signed-out'> {
  const found = await freshToken(entry.link)
  if ('token' in found) return post(entry, found.token)
  return found.none === 'refused' ? { ...entry, state: 'attention' } : found.none
}

async function post(
  entry: KeptWaiting,
  token: string,
): Promise<KeptWaiting | 'away' | 'signed-out'> {
  const typed = entry.fields.map(([name, value]) => [name, value])
  const body = new URLSearchParams([['token', token], ['owner', entry.owner], ...typed])
  const asked = { method: 'POST', body }
  const answer = await fetch(formAddress(entry.link), asked).catch(() => undefined)
  // Another session since the token was asked for, or a server that is busy: another time.
  if (answer === undefined || answer.status === 403 || isAway(answer)) return 'away'
  const { pathname } = new URL(answer.url)
  const [, number] = NUMBERED.exec(pathname) ?? []
  if (number === undefined) return { ...entry, state: 'attention' }
  return { ...entry, state: 'sent', fields: [], before: null, number: Number(number) }
}
