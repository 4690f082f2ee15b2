import { isAway, isOurPage } from './answers.ts'
import {
  isTaken,
  type KeptWaiting,
  ownerNow,
  putWaiting,
  replaceWaiting,
  waitingFor,
} from './device-store.ts'
import type { Fields } from './messages.ts'
import { inPagesHands } from './send-waiting.ts'
import { forgetForms } from './what-is-kept.ts'

const LONGEST_WAIT = 20_000
const KEPT = /^(submission|seen|taken|corrects|value:.+)$/

// A form that a page sends. What was typed is kept before it goes and dropped when the answer is a
// page that holds it: without a network it waits. After twenty seconds without an answer it waits
// too; should it arrive after all, the same id makes it one submission.
export async function sendForm(request: Request, link: string): Promise<Response> {
  // A browser that shows a worker no body of a form still sends it.
  const body = await request
    .clone()
    .text()
    .catch(() => '')
  const entry = await began(link, new URLSearchParams(body))
  inPagesHands.add(link)
  try {
    const answer = await inTime(fetch(request))
    if (entry) await replaceWaiting(entry, leftBy(answer, entry))
    // The session has ended, and the page asks to sign in.
    if (answer.status === 403) await forgetForms()
    return entry && isAway(answer) && !isOurPage(answer) ? toOfflinePage() : answer
  } catch {
    if (entry === undefined) return Response.error()
    await replaceWaiting(entry, waiting(entry))
    return toOfflinePage()
  } finally {
    inPagesHands.delete(link)
  }
}

// A redirect leads to the number. A page holds what was typed itself; where it tells that we are
// busy or broken, what was typed is sent again all the same, for a proxy's page holds nothing.
function leftBy(answer: Response, entry: KeptWaiting): KeptWaiting | null {
  if (answer.type === 'opaqueredirect') return { ...entry, state: 'answered', before: null }
  return isAway(answer) ? waiting(entry) : entry.before
}

const waiting = (entry: KeptWaiting): KeptWaiting => ({ ...entry, state: 'waiting', before: null })

const toOfflinePage = () => Response.redirect('/offline', 303)

// Keeps what was typed in the place of whatever waited for the same account: for whoever the form
// was drawn for, which a page of another login opened meanwhile does not change; a form drawn here
// names nobody and is of whoever is signed in.
export async function putToWait(
  link: string,
  fields: Fields,
  state: 'waiting' | 'sending' = 'waiting',
  drawnFor?: string,
): Promise<KeptWaiting | undefined> {
  const owner = drawnFor ?? (await ownerNow())
  if (owner === undefined) return undefined
  const old = await waitingFor(link)
  const isOpen = state === 'sending' && old?.owner === owner && !isTaken(old)
  const before: KeptWaiting | null = isOpen ? { ...old, state: 'attention', before: null } : null
  const entry: KeptWaiting = { link, owner, state, fields, at: Date.now(), number: null, before }
  await putWaiting(entry)
  return entry
}

// The page of a submission was shown. What was answered with a number has been seen with it; what
// is still on its way may yet be lost, whichever submission this is.
export async function seenNumber(link: string, number: number): Promise<void> {
  const entry = await waitingFor(link)
  if (entry?.state === 'answered' || entry?.number === number) await replaceWaiting(entry, null)
}

// The typed fields alone. From a review back to the form nothing is sent.
async function began(link: string, sent: URLSearchParams): Promise<KeptWaiting | undefined> {
  if (sent.has('change') || !sent.has('submission')) return undefined
  const fields = [...sent].filter(([name]) => KEPT.test(name))
  const owner = sent.get('owner') || undefined
  return putToWait(link, fields, 'sending', owner).catch(() => undefined)
}

function inTime(answer: Promise<Response>): Promise<Response> {
  return new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error('too slow')), LONGEST_WAIT)
    answer.then(resolve, reject)
  })
}
