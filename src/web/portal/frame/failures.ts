import { keptFrom } from '../../guards/kept-form.ts'
import { page, pageForLater, type Reply } from '../../reply.ts'
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
export function failed(visit: Visit, failure: Failure): Reply {
  return page(failurePage(nowhere(visit), failure, {}), statuses[failure])
}

// The answer to a request that broke on our side. The form it brought is still there, to be sent
// again.
export function broken(visit: Visit, failure: 'ours' | 'busy', id?: string): Reply {
  const html = failurePage(nowhere(visit), failure, { ...(id && { id }), kept: keptFrom(visit) })
  return failure === 'busy' ? pageForLater(html, 503, A_MINUTE) : page(html, statuses[failure])
}

// As the page says.
const A_MINUTE = 60

const nowhere = (visit: Visit): Visit => ({ ...visit, path: routes.start, query: {} })

// Absent, foreign, ended and malformed are answered alike, so that nobody learns what exists.
export function notFound(visit: Visit): Reply {
  return failed(visit, 'absent')
}
