import { randomBytes } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import type { Session } from '#core/identity/session.ts'
import { todayInZone } from '#platform/clock.ts'
import type { Keyring } from '#platform/keyring.ts'
import {
  displayCookie,
  keptVisitor,
  languageCookie,
  readCookie,
  sessionCookie,
  visitorCookie,
} from '../guards/cookies.ts'
import { maskedToken } from '../guards/csrf-token.ts'
import { noFields } from '../guards/decode-fields.ts'
import { deviceOf } from '../guards/device.ts'
import { displayOf } from '../guards/display.ts'
import { formSecret } from '../guards/form-secret.ts'
import { languageOf } from '../guards/language.ts'
import { networkSources } from '../guards/network-source.ts'
import { signedInVisit } from '../guards/signed-in-visit.ts'
import type { CookieChange } from '../reply.ts'
import type { Services } from '../services.ts'
import type { CustomerVisit, Visit } from '../visit.ts'

// A request that has come in: who makes it, and the secret that its forms must show.
export type Arrival = {
  readonly visit: Visit | CustomerVisit
  readonly csrfSecret: Buffer
  // What the browser is to remember from now on.
  readonly cookies: readonly CookieChange[]
}

const VISITOR = /^[0-9a-f]{64}$/
const none: readonly CookieChange[] = []

// Finds the session and puts the visit together; form and file are not read yet.
export async function arrive(services: Services, request: FastifyRequest): Promise<Arrival> {
  const token = readCookie(request.headers.cookie, sessionCookie)
  const session = token ? await services.sessions.find(token) : undefined
  return arrivalOf(services, request, session)
}

// A visit without a look at sessions: for pages that must come whatever is broken.
export function arrivalOf(
  services: Services,
  request: FastifyRequest,
  session: Session | undefined,
): Arrival {
  const { headers } = request
  const known = readCookie(headers.cookie, visitorCookie)
  const isKnown = known !== undefined && VISITOR.test(known)
  const visitor = isKnown ? known : randomBytes(32).toString('hex')
  const csrfSecret = formSecret(services.keyring, session, visitor)
  const now = request.arrivedAt ?? services.clock.now()
  const visit: Visit = {
    services,
    language: languageOf(readCookie(headers.cookie, languageCookie), headers['accept-language']),
    now,
    today: todayInZone(now, services.utility.timeZone),
    path: pathOf(request.url),
    params: (request.params ?? noFields) as Visit['params'],
    query: (request.query ?? noFields) as Visit['query'],
    form: noFields,
    ...sourceOf(services.keyring, request.ip),
    visitor,
    csrfToken: maskedToken(csrfSecret),
    device: deviceOf(headers['user-agent']),
    display: displayOf(readCookie(headers.cookie, displayCookie)),
  }
  return {
    visit: session ? signedInVisit(visit, session) : visit,
    csrfSecret,
    cookies: isKnown ? none : [keptVisitor(visitor)],
  }
}

function sourceOf(keyring: Keyring, address: string): ReturnType<Sources> {
  let sources = sourcesByKeyring.get(keyring)
  if (sources === undefined) {
    sources = networkSources(keyring)
    sourcesByKeyring.set(keyring, sources)
  }
  return sources(address)
}

type Sources = ReturnType<typeof networkSources>
const sourcesByKeyring = new WeakMap<Keyring, Sources>()

function pathOf(url: string): string {
  const end = url.indexOf('?')
  return end === -1 ? url : url.slice(0, end)
}
