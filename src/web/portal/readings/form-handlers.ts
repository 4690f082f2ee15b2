import { isRefused, unreachable } from '#base/outcome.ts'
import type { Problem } from '#core/metering/judge-submission.ts'
import { type ReadingForm, showReadingForm } from '#core/metering/show-reading-form.ts'
import { type SubmissionOutcome, submitReadings } from '#core/metering/submit-readings.ts'
import type { Html } from '#platform/html/html.ts'
import { withOutcome } from '../../parts/outcome-notice.ts'
import { page, pageForLater, type Reply, redirect } from '../../reply.ts'
import { href, routes } from '../../routes.ts'
import type { AccountVisit } from '../../visit.ts'
import { formatTyped } from '../../words/format.ts'
import { readingsWords } from '../../words/readings.ts'
import { waitText } from '../../words/wait.ts'
import { failed, notFound } from '../frame/failures.ts'
import { drawnMeters, readingFormPage } from './form-page.ts'
import type { Typed } from './meter-entry.ts'
import { problemWords } from './problem-words.ts'
import { CHANGE_FIELD, CORRECTS_FIELD, TAKEN_FIELD, valueField } from './reading-fields.ts'
import { readReadingForm, submissionNumber } from './reading-form.ts'
import { reviewPage } from './review-page.ts'

// The form, empty; or filled with an earlier submission that is to be put right.
export async function ask(visit: AccountVisit): Promise<Reply> {
  const corrects = submissionNumber(visit.query[CORRECTS_FIELD])
  if (corrects === null) return askForNew(visit, {})
  const form = await showReadingForm(visit.services, visit, visit.viewed, { corrects })
  if (form === undefined) return notFound(visit)
  const typed = standingValues(visit, form)
  if (Object.keys(typed).length === 0) return askPastCorrection(visit, {}, 200)
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
    const sent = input.corrects === null ? 'readings-sent' : 'readings-corrected'
    return redirect(withOutcome(address, outcome.again ? 'readings-again' : sent))
  }
  return refusedReply(visit, outcome, readingsWords[language])
}

// The same page with everything typed still there, and what is wrong at its place.
function refusedReply(
  visit: AccountVisit,
  outcome: Extract<SubmissionOutcome, { refused: string }>,
  words: (typeof readingsWords)['ru'],
): Reply | Promise<Reply> {
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
      return askPastCorrection(visit, visit.form, 422)
    case 'too-many-tries': {
      const { form, retryAfterSeconds } = outcome
      const zone = visit.services.utility.timeZone
      const wait = waitText(visit.language, retryAfterSeconds, visit.now, zone)
      const html = formAgain(visit, form, { told: words.tooMany(wait) })
      return pageForLater(html, 429, retryAfterSeconds)
    }
    default:
      return unreachable(outcome)
  }
}

type Again = Partial<Parameters<typeof readingFormPage>[2]>

function again(visit: AccountVisit, form: ReadingForm, more: Again, status = 422): Reply {
  return page(formAgain(visit, form, more), status)
}

function formAgain(visit: AccountVisit, form: ReadingForm, more: Again): Html {
  return readingFormPage(visit, form, { ...filledIn(visit), errors: [], ...more })
}

const filledIn = ({ form }: AccountVisit) => ({
  typed: form,
  corrects: submissionNumber(form[CORRECTS_FIELD]),
})

async function askForDay(visit: AccountVisit): Promise<Reply> {
  const form = await showReadingForm(visit.services, visit, visit.viewed, filledIn(visit))
  if (form === undefined) return notFound(visit)
  const message = readingsWords[visit.language].badDate
  return again(visit, form, { errors: [{ field: TAKEN_FIELD, message }] })
}

// From the review back to the form.
async function askAgain(visit: AccountVisit): Promise<Reply> {
  const form = await showReadingForm(visit.services, visit, visit.viewed, filledIn(visit))
  return form === undefined ? notFound(visit) : again(visit, form, {}, 200)
}

// What was to be put right is past that: the usual form, with what was typed still there.
function askPastCorrection(visit: AccountVisit, typed: Typed, status: number): Promise<Reply> {
  const told = readingsWords[visit.language].pastCorrection
  return askForNew(visit, { typed, told }, status)
}

async function askForNew(visit: AccountVisit, more: Again, status = 200): Promise<Reply> {
  const form = await showReadingForm(visit.services, visit, visit.viewed)
  if (form === undefined) return notFound(visit)
  const filled = { typed: {}, errors: [], corrects: null, ...more }
  return page(readingFormPage(visit, form, filled), status)
}

// What is wrong is told at its field; above the form where the page has no such field: the meter
// was closed or its term ended after the form was opened.
function problemsShown(
  visit: AccountVisit,
  { form, problems }: { readonly form: ReadingForm; readonly problems: readonly Problem[] },
): Again {
  const shown = drawnMeters(visit, form, filledIn(visit))
  const drawn = new Set(shown.map(({ meterId }) => meterId))
  const [atFields = [], above = []] = [true, false].map((isDrawn) => {
    const some = problems.filter(({ meterId }) => drawn.has(meterId) === isDrawn)
    return problemWords(visit.language, some, form.meters)
  })
  const told = above
    .map(({ place, message }) => (place ? `${place}: ${message}` : message))
    .join(' ')
  return { errors: atFields, ...(told !== '' && { told }) }
}

function firstField(visit: AccountVisit, form: ReadingForm): string | undefined {
  const [meter] = drawnMeters(visit, form, filledIn(visit))
  const zone = meter?.dials[0]?.zone
  return meter && zone && valueField(meter.meterId, zone)
}

// The values to be put right, as people write them, and the day on which they were read.
function standingValues(
  { language }: AccountVisit,
  { meters }: ReadingForm,
): Record<string, string> {
  const values: Record<string, string> = {}
  for (const { meterId, dials } of meters) {
    for (const { zone, replaces } of dials) {
      if (replaces === null) continue
      values[valueField(meterId, zone)] = formatTyped(language, replaces.value)
      values[TAKEN_FIELD] = replaces.takenOn
    }
  }
  return values
}
