import { isOfViewer, keptFrom, unsealed } from '../../guards/kept-form.ts'
import { KEPT_FIELD } from '../../parts/form.ts'
import { page, type Reply } from '../../reply.ts'
import type { Visit } from '../../visit.ts'
import { failed } from './failures.ts'
import { keptFormPage } from './kept-form-page.ts'

// The answer to a form whose token is of an earlier sign-in. Whoever filled it in, in this browser,
// gets it back to be sent anew, and so does whoever had a form waiting for the sign-in that is
// already done; to anybody else the page is simply out of date.
export function outOfDate(visit: Visit): Reply {
  const waiting = visit.form[KEPT_FIELD]
  const kept = waiting ? unsealed(visit, waiting) : keptFrom(visit)
  if (kept === undefined || !isOfViewer(visit, kept)) return failed(visit, 'stale')
  return page(keptFormPage(visit, kept, 'stale'), 403)
}
