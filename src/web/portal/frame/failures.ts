import type { Reply } from '../../reply.ts'
import { routes } from '../../routes.ts'
import type { Visit } from '../../visit.ts'
import type { Failure } from '../../words/failures.ts'
import { failurePage } from './failure-page.ts'

const statuses: Record<Failure, number> = {
  malformed: 400,
  stale: 403,
  foreign: 403,
  absent: 404,
  method: 405,
  large: 413,
  unknownKind: 415,
  ours: 500,
  busy: 503,
}

// The answer to a request that will not be served. It repeats nothing of the request, so that two
// refusals of one kind never differ.
export function failed(visit: Visit, failure: Failure, id?: string): Reply {
  const nowhere = { ...visit, path: routes.start, query: {} }
  return { kind: 'page', status: statuses[failure], html: failurePage(nowhere, failure, id) }
}

// Absent, foreign, ended and malformed are answered alike, so that nobody learns what exists.
export function notFound(visit: Visit): Reply {
  return failed(visit, 'absent')
}
