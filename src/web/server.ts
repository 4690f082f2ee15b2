import multipart from '@fastify/multipart'
import Fastify, { type FastifyInstance } from 'fastify'
import { inTurn } from '#platform/in-turn.ts'
import { decodeFields } from './guards/decode-fields.ts'
import type { Services } from './services.ts'
import type { RouteEntry } from './visit.ts'
import type { Arrival } from './wire/arrival.ts'
import { serveAssets } from './wire/asset-routes.ts'
import { refuseConnection } from './wire/refuse-connection.ts'
import { serveApp } from './wire/serve-app.ts'
import { malformedAddress, refuseMethod, serveFailures } from './wire/serve-failures.ts'
import { serveHealth } from './wire/serve-health.ts'
import { serveRoute } from './wire/serve-route.ts'

declare module 'fastify' {
  interface FastifyRequest {
    // Once it is known who came, for the page that says what broke: its forms too are taken only
    // from a browser that was given its cookie.
    arrival: Arrival | null
    // When its first line was read, before its body came and anything was looked up.
    arrivedAt: Temporal.Instant | null
  }
}

type ServerOptions = {
  // Addresses and networks whose X-Forwarded-For is believed; nobody's without them.
  readonly trustProxy?: readonly string[]
  // Whether a request would be served now; behind /readyz.
  readonly isReady: () => Promise<boolean>
}

const LARGEST_FORM = 64 * 1024
// Node refuses longer ones: they share 16 KB with the other headers.
const LONGEST_ADDRESS = 16 * 1024
const SLOWEST_REQUEST = 30_000
// For a turn: then an honest page is better than a blank one.
const LONGEST_WAIT = 10_000
// A file is read as slowly as its link is, and costs little but its place.
const UPLOADS_AT_ONCE = 8

// The web half over HTTP, not yet listening: the routes with every guard before them, and nothing
// else. A path that a route has in one method refuses the others.
export function buildServer(
  services: Services,
  routes: readonly RouteEntry[],
  options: ServerOptions,
): FastifyInstance {
  const app = Fastify({
    bodyLimit: LARGEST_FORM,
    requestTimeout: SLOWEST_REQUEST,
    trustProxy: options.trustProxy ? [...options.trustProxy] : false,
    // As long as an address can be: Fastify would answer 400 to a long parameter, where any other
    // that is made up is absent. Safe, because no route matches one by a pattern.
    routerOptions: { querystringParser: decodeFields, maxParamLength: LONGEST_ADDRESS },
    frameworkErrors: malformedAddress(services),
    clientErrorHandler: refuseConnection,
    schemaController: { compilersFactory: noSchemas },
  })
  app.decorateRequest('arrival', null)
  noteArrivals(app, services)
  countRequests(app, services)
  readOnlyForms(app)
  serveFailures(app, services)
  serveHealth(app, options.isReady)
  serveAssets(app)
  serveApp(app, services)
  // More at once would make all of them slower (docs/decisions/015); what forms write finds a
  // connection all the same.
  const turns = inTurn(Math.ceil((services.db.connections * 2) / 3), LONGEST_WAIT)
  const uploads = inTurn(UPLOADS_AT_ONCE, LONGEST_WAIT)
  for (const entry of routes) {
    const handler = serveRoute(services, entry, { turns, uploads })
    const exposeHeadRoute = !entry.refusesHead
    app.route({ method: entry.method, url: entry.path, handler, exposeHeadRoute })
  }
  refuseOtherMethods(app, services, routes)
  return app
}

// Forms are read by their own parsers, so no route has a schema; Fastify's two compilers of schemas
// are a quarter of its files.
const noCompiler = () => () => {
  throw new Error('no route has a schema')
}
const noSchemas = { buildValidator: noCompiler, buildSerializer: noCompiler }

// What somebody sends on the last evening counts by when it came, however long a slow link or a
// busy database took over the rest.
function noteArrivals(app: FastifyInstance, { clock }: Services): void {
  app.decorateRequest('arrivedAt', null)
  app.addHook('onRequest', (request, _wire, done) => {
    request.arrivedAt = clock.now()
    done()
  })
}

function countRequests(app: FastifyInstance, { metrics }: Services): void {
  app.addHook('onResponse', (request, wire, done) => {
    const labels = { route: request.routeOptions.url ?? 'none', status: wire.statusCode }
    metrics.requestSeconds.observe(labels, wire.elapsedTime / 1000)
    done()
  })
}

function readOnlyForms(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request, body, done) => done(null, decodeFields(String(body))),
  )
  app.register(multipart)
}

function refuseOtherMethods(
  app: FastifyInstance,
  services: Services,
  routes: readonly RouteEntry[],
): void {
  for (const path of new Set(routes.map((entry) => entry.path))) {
    const served = routes.filter((entry) => entry.path === path)
    const page = served.find(({ method }) => method === 'GET')
    const takesForm = served.some(({ method }) => method === 'POST')
    if (page === undefined) {
      app.get(path, refuseMethod(services, 'POST'))
      continue
    }
    const read = page.refusesHead ? 'GET' : 'GET, HEAD'
    if (!takesForm) app.post(path, refuseMethod(services, read))
    if (page.refusesHead) {
      app.head(path, refuseMethod(services, takesForm ? `${read}, POST` : read))
    }
  }
}
