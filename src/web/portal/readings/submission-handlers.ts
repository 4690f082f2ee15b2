import { listSubmissions, showSubmission } from '#core/metering/list-submissions.ts'
import { page, type Reply } from '../../reply.ts'
import type { AccountVisit } from '../../visit.ts'
import { notFound } from '../frame/failures.ts'
import { submissionNumber } from './reading-form.ts'
import { submissionPage } from './submission-page.ts'
import { BEFORE_FIELD, submissionsPage } from './submissions-page.ts'

export async function index(visit: AccountVisit): Promise<Reply> {
  const before = submissionNumber(visit.query[BEFORE_FIELD])
  const asked = before === null ? {} : { before }
  const listed = await listSubmissions(visit.services, visit.viewed, asked)
  if (listed === undefined) return notFound(visit)
  return page(submissionsPage(visit, listed))
}

export async function show(visit: AccountVisit): Promise<Reply> {
  const number = submissionNumber(visit.params.submission)
  if (number === null) return notFound(visit)
  const submission = await showSubmission(visit.services, visit.viewed, number)
  return submission === undefined ? notFound(visit) : page(submissionPage(visit, submission))
}
