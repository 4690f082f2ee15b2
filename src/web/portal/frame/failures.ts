import type { Reply } from '../../reply.ts'
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

// The answer to a request that will not be served.
export function failed(visit: Visit, failure: Failure, id?: string): Reply {
  return { kind: 'page', status: statuses[failure], html: failurePage(visit, failure, id) }
}

// Absent, foreign, ended and malformed are answered alike, so that nobody learns what exists.
export function notFound(visit: Visit): Reply {
  return failed(visit, 'absent')
}
