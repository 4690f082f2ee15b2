import type { FormMeter } from '#core/metering/form-meter.ts'
import { leftOut } from '#core/metering/left-out.ts'
import { listSubmissions, showSubmission } from '#core/metering/list-submissions.ts'
import { showReadingForm } from '#core/metering/show-reading-form.ts'
import { isCorrectable, type Submission } from '#core/metering/submission.ts'
import { usedInstead } from '#core/metering/used-instead.ts'
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
  if (submission === undefined) return notFound(visit)
  const [due, instead] = await Promise.all([
    stillDue(visit, submission),
    usedInstead(visit.services, visit.viewed, submission),
  ])
  return page(submissionPage(visit, submission, { due, instead }))
}

// What else is wanted for the same bills, while billing has not answered.
async function stillDue(
  visit: AccountVisit,
  { readings }: Submission,
): Promise<readonly FormMeter[]> {
  const bills = new Set(readings.filter(isCorrectable).map(({ period }) => period))
  if (bills.size === 0) return []
  const form = await showReadingForm(visit.services, visit, visit.viewed)
  const left = form === undefined ? [] : leftOut(form.meters, readings, visit.today)
  return left.filter(({ period }) => bills.has(period))
}
