// Whoever is not signed in is sent to sign in, and a form that did not come from our own page does
// nothing: on every route, for every way to go without.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { InjectOptions } from 'fastify'
import { openCabinet } from '#test/support/cabinet.ts'
import { fingerprint } from '#test/support/exchange/fingerprint.ts'
import { requestOf, tell } from '#test/support/walls/ask.ts'
import { openNeighbours } from '#test/support/walls/neighbours.ts'
import { addressOf } from '#test/support/walls/route-walk.ts'
import { walkedValues } from '#test/support/walls/walked-values.ts'
import { sessionCookie, visitorCookie } from '#web/guards/cookies.ts'
import { portalRoutes } from '#web/portal/portal-routes.ts'
import { routes } from '#web/routes.ts'
import type { RouteEntry } from '#web/visit.ts'

const cabinet = await openCabinet()
const neighbours = await openNeighbours(cabinet)
const { olga, pyotr, stranger } = neighbours
const valuesOf = await walkedValues(neighbours)
const ownAddress = (entry: RouteEntry) => addressOf(entry, valuesOf, 'own')
const closed = portalRoutes.filter(({ access }) => access !== 'open')
const posts = portalRoutes.filter(({ method }) => method === 'POST')
const tables = () =>
  fingerprint(cabinet.databases.owner, ['audit_rows', 'audit_seals', 'try_counts'])

// The cookies of somebody whose session is no more than a text.
function strangersCookies(session: string): string {
  const visitor = pyotr.cookie.split('; ').find((pair) => pair.startsWith(visitorCookie))
  return `${visitor}; ${sessionCookie}=${session}`
}

async function assertSentToSignIn(cookie: string): Promise<void> {
  for (const entry of closed) {
    const address = ownAddress(entry)
    const request = requestOf({ ...pyotr, cookie }, entry.method, address)
    const { status, location, text } = await tell(cabinet.app, request)
    assert.deepEqual([status, text], [303, ''], address)
    assert.equal(location, wayIn(entry, address))
  }
}

function wayIn({ method, path }: RouteEntry, address: string): string {
  if (method === 'POST') return routes.signIn
  if (path === routes.summary) return routes.start
  return `${routes.signIn}?next=${encodeURIComponent(address)}`
}

test(`${closed.length} routes send whoever is not signed in to sign in, and back`, async () => {
  const before = await tables()
  await assertSentToSignIn(stranger.cookie)
  for (const session of ['', 'x'.repeat(43), 'null', neighbours.otherSessions.pyotr]) {
    await assertSentToSignIn(strangersCookies(session))
  }
  assert.equal(await tables(), before)
})

type Forging = (request: ReturnType<typeof requestOf>) => InjectOptions

const { token } = pyotr
const withBody =
  (payload: string): Forging =>
  (request) => ({ ...request, payload })
const withHeaders =
  (headers: Record<string, string>): Forging =>
  (request) => ({
    ...request,
    headers: { ...request.headers, ...headers },
  })
// What a browser too old for Sec-Fetch-Site sends.
const fromOrigin =
  (origin: string): Forging =>
  (request) => {
    const { 'sec-fetch-site': _, ...headers } = request.headers
    return { ...request, headers: { ...headers, origin } }
  }

const forgings: Readonly<Record<string, Forging>> = {
  'no token': withBody(''),
  'an empty token': withBody('token='),
  'a random token': withBody(`token=${'A'.repeat(86)}`),
  'a token cut short': withBody(`token=${token.slice(0, -1)}`),
  'a token of somebody else': withBody(`token=${olga.token}`),
  'a token from before signing in': withBody(`token=${stranger.token}`),
  'a right token after a wrong one': withBody(`token=x&token=${token}`),
  'a token in a list': withBody(`token[]=${token}`),
  'a token in the address': (request) => ({
    ...request,
    url: `${request.url}?token=${token}`,
    payload: '',
  }),
  'a token in a header': (request) => ({
    ...withHeaders({ 'x-csrf-token': token })(request),
    payload: '',
  }),
  'another site': withHeaders({ 'sec-fetch-site': 'cross-site' }),
  'a neighbouring host': withHeaders({ 'sec-fetch-site': 'same-site' }),
  'an unknown kind of site': withHeaders({ 'sec-fetch-site': 'x' }),
  'the origin of another site': fromOrigin('https://cabinet.example.evil.example'),
  'the origin of another port': fromOrigin('https://cabinet.example:8443'),
  'the origin of the plain site': fromOrigin('http://cabinet.example'),
  'an origin that hides itself': fromOrigin('null'),
}

// All but signing out, of which a page of an earlier session must be able to ask too.
const withToken = posts.filter(({ takesAnyToken }) => !takesAnyToken)

test(`${withToken.length} forms do nothing when forged, whichever way`, async () => {
  assert.deepEqual(
    posts.filter((entry) => !withToken.includes(entry)).map(({ path }) => path),
    [routes.signOut],
  )
  const before = await tables()
  for (const entry of withToken) {
    for (const [kind, forge] of Object.entries(forgings)) {
      const request = requestOf(pyotr, 'POST', ownAddress(entry))
      const { status } = await tell(cabinet.app, forge(request))
      assert.equal(status, 403, `${entry.path}: ${kind}`)
    }
  }
  assert.equal(await tables(), before)
})

test('signing out is no other site’s to ask, whatever token it carries', async () => {
  for (const [kind, forge] of Object.entries(forgings).filter(
    ([kind]) => !kind.includes('token'),
  )) {
    const { status, headers } = await tell(
      cabinet.app,
      forge(requestOf(pyotr, 'POST', routes.signOut)),
    )
    assert.equal(status, 403, kind)
    assert.equal(headers['set-cookie'], undefined, kind)
  }
})

test('what is no form is refused, whatever it says', async () => {
  const before = await tables()
  const bodies = {
    'application/json': JSON.stringify({ token }),
    'text/plain': `token=${token}`,
    'application/xml': `<token>${token}</token>`,
    'application/octet-stream': `token=${token}`,
  }
  for (const entry of posts) {
    for (const [type, body] of Object.entries(bodies)) {
      const request = requestOf(pyotr, 'POST', ownAddress(entry))
      const forge = withHeaders({ 'content-type': type })
      const { status } = await tell(cabinet.app, { ...forge(request), payload: body })
      assert.equal(status, 415, `${entry.path}: ${type}`)
    }
  }
  assert.equal(await tables(), before)
})

test('a form of one’s own is refused by none of this', async () => {
  for (const entry of posts) {
    if (entry.path === routes.signOut) continue
    const request = requestOf(pyotr, 'POST', ownAddress(entry))
    const { status } = await tell(cabinet.app, request)
    assert.ok(![403, 415].includes(status), `${entry.path}: ${status}`)
  }
})

test('a session that was idle for half an hour, or signed out, opens nothing', async () => {
  const settings = requestOf(olga, 'GET', routes.settings.show)
  cabinet.clock.advance({ minutes: 29, seconds: 59 })
  assert.equal((await tell(cabinet.app, settings)).status, 200)
  cabinet.clock.advance({ seconds: 1 })
  await assertSentToSignIn(pyotr.cookie)
  assert.equal((await tell(cabinet.app, settings)).status, 200)
  await tell(cabinet.app, requestOf(olga, 'POST', routes.signOut))
  await assertSentToSignIn(olga.cookie)
})
