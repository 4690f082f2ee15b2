import { randomBytes } from 'node:crypto'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { AssertionFailed } from '#base/assert.ts'
import { NoTurn } from '#platform/in-turn.ts'
import type { LogFields } from '#platform/log.ts'
import { noFields } from '../guards/decode-fields.ts'
import { isFromOwnSite } from '../guards/same-site.ts'
import { CSRF_FIELD, OWNER_FIELD } from '../parts/form.ts'
import { broken, failed, notFound } from '../portal/frame/failures.ts'
import type { Services } from '../services.ts'
import type { Visit } from '../visit.ts'
import type { Failure } from '../words/failures.ts'
import { arrivalOf, arrive } from './arrival.ts'
import { send } from './send.ts'

// Pages for what no route answers and for what breaks while one does.
export function serveFailures(app: FastifyInstance, services: Services): void {
  app.setNotFoundHandler(async (request, wire) => {
    const { visit, cookies } = await arrive(services, request)
    if (METHODS.has(request.method)) return send(wire, notFound(visit), cookies)
    wire.header('allow', [...METHODS].join(', '))
    return send(wire, failed(visit, 'method'), cookies)
  })
  app.setErrorHandler((error, request, wire) => failing(services, error, request, wire))
}

// For Fastify's own complaint of an address it cannot decode.
export function malformedAddress(services: Services) {
  return (_: FastifyError, request: FastifyRequest, wire: FastifyReply) => {
    const { visit, cookies } = arrivalOf(services, request, undefined)
    send(wire, failed(visit, 'malformed'), cookies)
  }
}

// The page a method is refused with, and the methods there are.
export function refuseMethod(services: Services, allowed: string) {
  return async (request: FastifyRequest, wire: FastifyReply) => {
    const { visit, cookies } = await arrive(services, request)
    wire.header('allow', allowed)
    return send(wire, failed(visit, 'method'), cookies)
  }
}

const METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST'])

function failing(services: Services, error: unknown, request: FastifyRequest, wire: FastifyReply) {
  const failure = failureOf(error)
  const { visit, cookies } = request.arrival ?? arrivalOf(services, request, undefined)
  if (failure !== 'ours' && failure !== 'busy') return send(wire, failed(visit, failure), cookies)
  const brought = withForm(visit, request, new URL(services.publicUrl).origin)
  if (failure === 'busy') return send(wire, broken(brought, failure), cookies)
  const id = randomBytes(4).toString('hex')
  services.log.error('request.failed', { id, ...withoutPersonalData(error, request) })
  return send(wire, broken(brought, failure, id), cookies)
}

// The visit with the form it brought, to be sent again. What broke before anybody could look who
// came leaves the form unread: then it goes back under its own token, which is looked at when it
// comes again.
function withForm(visit: Visit, request: FastifyRequest, publicOrigin: string): Visit {
  if (visit.form !== noFields || request.method !== 'POST') return visit
  const form = (request.body ?? noFields) as Visit['form']
  const { [CSRF_FIELD]: csrfToken, [OWNER_FIELD]: formOwner } = form
  if (csrfToken === undefined || !isFromOwnSite(request.headers, publicOrigin)) return visit
  return { ...visit, form, csrfToken, formOwner }
}

function failureOf(error: unknown): Failure {
  if (error instanceof NoTurn) return 'busy'
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : undefined
  if (status === 413) return 'large'
  if (status === 415 || status === 406) return 'unknownKind'
  if (status === 503) return 'busy'
  return typeof status === 'number' && status >= 400 && status < 500 ? 'malformed' : 'ours'
}

// A database's message may quote what somebody typed, so a message is kept only where it is ours.
function withoutPersonalData(error: unknown, request: FastifyRequest): LogFields {
  const fault = error instanceof Error ? error : new Error('not an error')
  const frames = (fault.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return {
    route: request.routeOptions.url ?? '',
    method: request.method,
    name: fault.name,
    code: 'code' in fault ? String(fault.code) : '',
    message: fault instanceof AssertionFailed ? fault.message : '',
    stack: frames.slice(0, 10).join('\n'),
  }
}
