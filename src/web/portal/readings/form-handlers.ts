import { decimalText } from '#base/decimal.ts'
import { isRefused, unreachable } from '#base/outcome.ts'
import type { Problem } from '#core/metering/judge-submission.ts'
import { type ReadingForm, showReadingForm } from '#core/metering/show-reading-form.ts'
import { type SubmissionOutcome, submitReadings } from '#core/metering/submit-readings.ts'
import { withOutcome } from '../../parts/outcome-notice.ts'
import { page, type Reply, redirect } from '../../reply.ts'
import { href, routes } from '../../routes.ts'
import type { AccountVisit } from '../../visit.ts'
import { readingsWords } from '../../words/readings.ts'
import { failed, notFound } from '../frame/failures.ts'
import { drawnMeters, readingFormPage } from './form-page.ts'
import { problemWords } from './problem-words.ts'
import { CHANGE_FIELD, CORRECTS_FIELD, TAKEN_FIELD, valueField } from './reading-fields.ts'
import { readReadingForm, submissionNumber } from './reading-form.ts'
import { reviewPage } from './review-page.ts'

// The form, empty; or filled with an earlier submission that is to be put right.
export async function ask(visit: AccountVisit): Promise<Reply> {
  const form = await showReadingForm(visit.services, visit, visit.viewed)
  if (form === undefined) return notFound(visit)
  const corrects = submissionNumber(visit.query[CORRECTS_FIELD])
  const typed = corrects === null ? {} : standingValues(form, corrects)
  return page(readingFormPage(visit, form, { typed, errors: [], corrects }))
}

export async function send(visit: AccountVisit): Promise<Reply> {
  const { services, viewed, language } = visit
  const input = readReadingForm(visit)
  if (isRefused(input)) {
    return input.refused === 'no-form' ? failed(visit, 'malformed') : askForDay(visit)
  }
  if (visit.form[CHANGE_FIELD] !== undefined) return askAgain(visit)
  const outcome = await submitReadings(services, visit, viewed, input)
  if (!isRefused(outcome)) {
    const address = href(routes.readings.show, {
      account: viewed.linkId,
      submission: outcome.number,
    })
    return redirect(withOutcome(address, outcome.again ? 'readings-again' : 'readings-sent'))
  }
  return refusedReply(visit, outcome, readingsWords[language])
}

// The same page with everything typed still there, and what is wrong at its place.
function refusedReply(
  visit: AccountVisit,
  outcome: Extract<SubmissionOutcome, { refused: string }>,
  words: (typeof readingsWords)['ru'],
): Reply {
  switch (outcome.refused) {
    case 'no-such-account':
      return notFound(visit)
    case 'to-be-confirmed':
      return page(reviewPage(visit, outcome))
    case 'not-takeable':
      return again(visit, outcome.form, problemsShown(visit, outcome))
    case 'nothing-typed': {
      const first = firstField(visit, outcome.form)
      const errors = first === undefined ? [] : [{ field: first, message: words.nothingTyped }]
      return again(visit, outcome.form, { errors })
    }
    case 'id-used':
      return again(visit, outcome.form, { errors: [], told: words.idUsed(outcome.number) })
    case 'past-correction':
      return again(visit, outcome.form, {
        errors: [],
        told: words.pastCorrection,
        corrects: null,
      })
    default:
      return unreachable(outcome)
  }
}

type Again = Partial<Parameters<typeof readingFormPage>[2]>

function again(visit: AccountVisit, form: ReadingForm, more: Again, status = 422): Reply {
  const corrects = submissionNumber(visit.form[CORRECTS_FIELD])
  const filled = { typed: visit.form, errors: [], corrects, ...more }
  return page(readingFormPage(visit, form, filled), status)
}

async function askForDay(visit: AccountVisit): Promise<Reply> {
  const form = await showReadingForm(visit.services, visit, visit.viewed)
  if (form === undefined) return notFound(visit)
  const message = readingsWords[visit.language].badDate
  return again(visit, form, { errors: [{ field: TAKEN_FIELD, message }] })
}

// From the review back to the form.
async function askAgain(visit: AccountVisit): Promise<Reply> {
  const form = await showReadingForm(visit.services, visit, visit.viewed)
  return form === undefined ? notFound(visit) : again(visit, form, {}, 200)
}

// What is wrong is told at its field; above the form where the page has no such field: the meter
// was closed or its term ended after the form was opened.
function problemsShown(
  visit: AccountVisit,
  { form, problems }: { readonly form: ReadingForm; readonly problems: readonly Problem[] },
): Again {
  const drawn = new Set(drawnMeters(visit, form).map(({ meterId }) => meterId))
  const [atFields = [], above = []] = [true, false].map((isDrawn) => {
    const some = problems.filter(({ meterId }) => drawn.has(meterId) === isDrawn)
    return problemWords(visit.language, some, form.meters)
  })
  const told = above.map(({ message }) => message).join(' ')
  return { errors: atFields, ...(told !== '' && { told }) }
}

function firstField(visit: AccountVisit, form: ReadingForm): string | undefined {
  const [meter] = drawnMeters(visit, form)
  const zone = meter?.dials[0]?.zone
  return meter && zone && valueField(meter.meterId, zone)
}

function standingValues({ meters }: ReadingForm, corrects: number): Record<string, string> {
  return Object.fromEntries(
    meters.flatMap((meter) =>
      meter.dials.flatMap(({ zone, standing }) =>
        standing?.submissionNumber === corrects
          ? [[valueField(meter.meterId, zone), decimalText(standing.value)]]
          : [],
      ),
    ),
  )
}
