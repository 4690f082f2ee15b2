import type { FastifyReply, FastifyRequest } from 'fastify'
import { assert } from '#base/assert.ts'
import { type RefusedAccess, recordRefusedAccess } from '#core/audit/record-refused-access.ts'
import { viewedAccount } from '#core/customers/viewer.ts'
import type { Turns } from '#platform/in-turn.ts'
import { tokenHides } from '../guards/csrf-token.ts'
import { hasForbiddenCharacters, malformedFields } from '../guards/decode-fields.ts'
import { isFromOwnSite, saysOwnSite } from '../guards/same-site.ts'
import { CSRF_FIELD } from '../parts/form.ts'
import { detour } from '../parts/way-back.ts'
import { failed, notFound } from '../portal/frame/failures.ts'
import { outOfDate } from '../portal/frame/out-of-date.ts'
import { askToSignInAgain } from '../portal/sign-in/ended-session.ts'
import { type Reply, redirect } from '../reply.ts'
import { routes } from '../routes.ts'
import type { Services } from '../services.ts'
import type { RouteEntry, Visit } from '../visit.ts'
import { type Arrival, arrive } from './arrival.ts'
import { readForm } from './read-form.ts'
import { send } from './send.ts'

// What one route does with a request, from the wire to the wire: the guards in the order in which
// they refuse, then the handler. Pages take their turn; a form, which may wait for its body or for
// the hashing of a password, keeps nobody's.
export function serveRoute(
  services: Services,
  entry: RouteEntry,
  { turns, uploads }: { readonly turns: Turns; readonly uploads: Turns },
) {
  const publicOrigin = new URL(services.publicUrl).origin
  const serve = async (request: FastifyRequest, wire: FastifyReply): Promise<void> => {
    const arrival = await arrive(services, request)
    request.arrival = arrival
    const refused = await refusal(entry, request, arrival, publicOrigin)
    const reply = refused ?? (await handled(entry, request, arrival, { publicOrigin, uploads }))
    send(wire, reply, arrival.cookies, turns.areAwaited() ? 'quick' : 'small')
  }
  const isAtOnce = entry.method === 'POST' || entry.beginsAtOnce
  return async (request: FastifyRequest, wire: FastifyReply) => {
    if (isAtOnce) await serve(request, wire)
    else
      await turns.take(async () => (hasGone(request) ? void wire.hijack() : serve(request, wire)))
    // Fastify waits for the answer to be sent, however slow the link; the turn is over before.
    return wire
  }
}

// Whoever closed the page while it waited is not worked for.
const hasGone = ({ raw }: FastifyRequest) => raw.socket.destroyed === true

async function refusal(
  entry: RouteEntry,
  request: FastifyRequest,
  { visit }: Arrival,
  publicOrigin: string,
): Promise<Reply | undefined> {
  if (visit.query === malformedFields) return failed(visit, 'malformed')
  for (const name in visit.params) {
    if (!hasForbiddenCharacters(visit.params[name] ?? '')) continue
    return isElsewhere(entry, visit) ? refuse(entry, visit, 'not-found') : notFound(visit)
  }
  if (entry.method === 'POST' && !isFromOwnSite(request.headers, publicOrigin)) {
    return refuse(entry, visit, 'foreign')
  }
  if (entry.method === 'GET' && mustSignIn(entry, visit)) return toSignIn(visit)
  return undefined
}

// Whether the account in the address is none of the viewer's.
const isElsewhere = ({ access }: RouteEntry, { viewer, params }: Visit) =>
  access === 'account' && viewer !== undefined && !viewedAccount(viewer, params.account ?? '')

const refusals: Record<RefusedAccess['outcome'], (visit: Visit) => Reply> = {
  'not-found': notFound,
  foreign: (visit) => failed(visit, 'foreign'),
  'out-of-date': outOfDate,
}

// The answer to somebody who may not: of whoever is signed in it is on record first.
async function refuse(
  { path }: RouteEntry,
  visit: Visit,
  outcome: RefusedAccess['outcome'],
): Promise<Reply> {
  const { viewer, services } = visit
  if (viewer) await recordRefusedAccess(services, visit, viewer.loginId, { outcome, route: path })
  return refusals[outcome](visit)
}

const mustSignIn = ({ access }: RouteEntry, { viewer }: Visit) =>
  access !== 'open' && viewer === undefined

// Back to the same page afterwards. The bare address of the cabinet tells what it is first.
function toSignIn(visit: Visit): Reply {
  if (visit.path === routes.summary) return redirect(routes.start)
  return redirect(detour(routes.signIn, visit))
}

async function handled(
  entry: RouteEntry,
  request: FastifyRequest,
  arrival: Arrival,
  { publicOrigin, uploads }: { readonly publicOrigin: string; readonly uploads: Turns },
): Promise<Reply> {
  let { visit } = arrival
  if (entry.method === 'POST') {
    const { uploadLimit } = entry
    const { csrfSecret } = arrival
    const read = await readForm(request, { uploadLimit, csrfSecret, uploads })
    if ('failure' in read) return failed(visit, read.failure)
    if (mustSignIn(entry, visit)) return askToSignInAgain({ ...visit, ...read })
    const isOurs =
      tokenHides(csrfSecret, read.form[CSRF_FIELD]) ||
      (entry.takesAnyToken && saysOwnSite(request.headers, publicOrigin))
    if (!isOurs) return refuse(entry, { ...visit, ...read }, 'out-of-date')
    visit = { ...visit, ...read }
    request.arrival = { ...arrival, visit }
  }
  if (entry.access === 'open') return entry.handle(visit)
  const { viewer } = visit
  assert(viewer !== undefined, 'who must sign in was sent to do so')
  if (entry.access === 'customer') return entry.handle({ ...visit, viewer })
  const viewed = viewedAccount(viewer, visit.params.account ?? '')
  if (viewed === undefined) return refuse(entry, visit, 'not-found')
  return entry.handle({ ...visit, viewer, viewed })
}
