import { assert } from '#base/assert.ts'
import type { CalendarDate } from '#base/calendar-date.ts'
import { decimalEquals, decimalText } from '#base/decimal.ts'
import { newUuid } from '#base/ids.ts'
import { isRefused, type Refused } from '#base/outcome.ts'
import { type Period, periodToSqlDate } from '#base/period.ts'
import { auditStatement, recordAuditAlone } from '#core/audit/record-audit.ts'
import type { Viewed } from '#core/customers/viewer.ts'
import {
  countTry,
  oneMoreTry,
  refusalNow,
  type TooManyTries,
  triesSoFar,
} from '#platform/tries/count-tries.ts'
import {
  type JudgedReading,
  judgeSubmission,
  markOf,
  type Problem,
  type TypedReading,
} from './judge-submission.ts'
import { selectReadingForm } from './reading-form-store.ts'
import { isSame } from './same-submission.ts'
import { type ReadingForm, type ReadingFormMeans, readingFormOf } from './show-reading-form.ts'
import type { StandingReading } from './standing-reading.ts'
import type { PortalReadingId, SubmissionId } from './submission.ts'
import { submissionCap } from './submission-cap.ts'
import {
  insertSentReadings,
  insertSubmission,
  isTaken,
  type NewSubmission,
} from './submissions-store.ts'

export type SubmissionInput = {
  // Carried by the form: the same one again is the same submission.
  readonly submissionId: SubmissionId
  readonly takenOn: CalendarDate
  readonly readings: readonly TypedReading[]
  // What the customer has seen: nothing yet, volume and cost while typing, or all that a review
  // with this mark (markOf) has shown, doubts included.
  readonly seen: 'nothing' | 'preview' | { readonly mark: string }
  // The number of the earlier submission that these values put right.
  readonly corrects: number | null
}

// The moment and the day on which it reached the cabinet, and from where.
type Arrival = {
  readonly now: Temporal.Instant
  readonly today: CalendarDate
  readonly source: string
}

export type SubmissionOutcome =
  // `again` when it had been sent before: nothing was written.
  | { readonly number: number; readonly again: boolean }
  | (Refused<'nothing-typed'> & { readonly form: ReadingForm })
  | (Refused<'not-takeable'> & {
      readonly form: ReadingForm
      readonly problems: readonly Problem[]
    })
  | (Refused<'to-be-confirmed'> & { readonly form: ReadingForm } & Review)
  // The id was used for other values, by the submission of this number.
  | (Refused<'id-used'> & { readonly form: ReadingForm; readonly number: number })
  // What was to be put right is answered by billing, or put right already.
  | Refused<'past-correction'>
  | (TooManyTries & { readonly form: ReadingForm })
  | Refused<'no-such-account'>

// Everything a customer is to see before it goes.
export type Review = { readonly readings: readonly JudgedReading[]; readonly mark: string }

const MOST_TRIES = 8

// Takes readings in for the next bill, once: the same id with the same values, and values that
// stand already, give the number they have. The period is that of the moment of arrival, however
// slow the answer. What was sent for the same bill and not answered is replaced. One audit row with
// each submission. Refused is what cannot be taken, what is doubtful until it is confirmed as
// shown, and the same id with other values; and what would be written beyond the hour’s cap.
export async function submitReadings(
  means: ReadingFormMeans,
  arrival: Arrival,
  viewed: Viewed,
  input: SubmissionInput,
): Promise<SubmissionOutcome> {
  // Whoever else sends for this account at this moment is sooner or later, never lost: the number
  // after the last one is taken once, and the later is decided again.
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const asked = await askForm(means, arrival, viewed, input)
    if (asked === undefined) return { refused: 'no-such-account' }
    const { form, tooMany } = asked
    const decided = decide(form, arrival, input)
    if (isRefused(decided)) return await refuse(means, arrival, viewed, form, decided)
    if ('number' in decided) return decided
    if (tooMany) return { ...tooMany, form }
    if (await write(means, arrival, viewed, input, form, decided.readings)) {
      return { number: form.lastNumber + 1, again: false }
    }
  }
  throw new Error('others kept sending for this account')
}

// The form with what judges it, and whether the cap leaves room for one more.
async function askForm(
  means: ReadingFormMeans,
  { now, today }: Arrival,
  viewed: Viewed,
  { submissionId, corrects }: SubmissionInput,
) {
  const cap = capOf(viewed)
  const [[row], soFar] = await means.db.readBothTogether(
    { ...viewed.scope, key: cap.bucket },
    selectReadingForm(viewed, today, submissionId),
    triesSoFar(now, cap),
  )
  if (row === undefined) return undefined
  return {
    form: readingFormOf(means, { today, corrects }, viewed, row),
    tooMany: refusalNow(now, cap, soFar),
  }
}

const capOf = ({ accountNumber, scope }: Viewed) => submissionCap(accountNumber, scope.login)

type Refusal = Extract<SubmissionOutcome, Refused<string>>

// Slips of the hand are nobody's business; another's meter or an id used for something else may be
// somebody who tries: it is on record, and counted like a submission.
async function refuse(
  { db }: ReadingFormMeans,
  { now, source }: Arrival,
  viewed: Viewed,
  form: ReadingForm,
  decided: Refusal,
): Promise<Refusal> {
  const foreign =
    decided.refused === 'not-takeable' &&
    decided.problems.some(({ reason }) => reason === 'no-such-meter')
  if (!foreign && decided.refused !== 'id-used') return decided
  const counted = await countTry(db, now, [capOf(viewed)])
  if (isRefused(counted)) return { ...counted, form }
  await recordAuditAlone(db, {
    at: now,
    action: 'readings-refused',
    outcome: foreign ? 'no-such-meter' : decided.refused,
    loginId: viewed.scope.login,
    accountNumber: viewed.accountNumber,
    source,
  })
  return decided
}

type Decision = SubmissionOutcome | { readonly readings: readonly Decided[] }
type Decided = JudgedReading & {
  readonly period: Period
  readonly replaces: PortalReadingId | null
}

function decide(
  form: ReadingForm,
  { today }: Arrival,
  { takenOn, readings: typed, seen, corrects }: SubmissionInput,
): Decision {
  // What was taken once is known again, whatever has become of the meter or its readings since.
  if (form.same !== null) {
    return isSame(form.same, takenOn, typed)
      ? { number: form.same.number, again: true }
      : { refused: 'id-used', form, number: form.same.number }
  }
  const { problems, readings } = judgeSubmission(form.meters, typed, { today, takenOn })
  if (problems.length > 0) return { refused: 'not-takeable', form, problems }
  if (readings.length === 0) return { refused: 'nothing-typed', form }
  const decided = readings.map((reading) => ({
    ...reading,
    period: reading.meter.period,
    replaces: replacedBy(reading)?.portalReadingId ?? null,
  }))
  if (corrects !== null && decided.some(({ replaces }) => replaces === null)) {
    return { refused: 'past-correction' }
  }
  const stands = decided.every((reading) => isStanding(replacedBy(reading), reading, takenOn))
  const [first] = decided
  const number = first && replacedBy(first)?.submissionNumber
  if (stands && number !== undefined) return { number, again: true }
  const mark = markOf(takenOn, readings)
  const isSure =
    typeof seen === 'object'
      ? seen.mark === mark
      : seen === 'preview' && readings.every(({ doubt }) => doubt === null)
  return isSure ? { readings: decided } : { refused: 'to-be-confirmed', form, readings, mark }
}

// True when it is written, false when somebody was sooner. All of it or nothing.
async function write(
  { db }: ReadingFormMeans,
  { now, source }: Arrival,
  viewed: Viewed,
  { submissionId, takenOn }: SubmissionInput,
  { lastNumber }: ReadingForm,
  readings: readonly Decided[],
): Promise<boolean> {
  const { accountNumber, scope } = viewed
  const submission: NewSubmission = {
    accountNumber,
    submissionId,
    number: lastNumber + 1,
    loginId: scope.login,
    submittedAt: now,
    takenOn,
  }
  const rows = readings.map(({ meter, zone, value, period, doubt, replaces }) => ({
    portal_reading_id: newUuid(now.epochMilliseconds),
    meter_id: meter.meterId,
    zone,
    value: decimalText(value),
    period: periodToSqlDate(period),
    doubts: doubt === null ? [] : [doubt],
    replaces,
  }))
  const audit = {
    at: now,
    action: 'readings-submitted' as const,
    outcome: 'done',
    loginId: scope.login,
    accountNumber,
    source,
    details: {
      number: submission.number,
      readings: rows.length,
      doubts: rows.filter((row) => row.doubts.length > 0).length,
      replaces: rows.filter((row) => row.replaces !== null).length,
    },
  }
  const cap = capOf(viewed)
  const statements = [
    insertSubmission(submission),
    insertSentReadings(submission, rows),
    auditStatement(audit),
    oneMoreTry(now, cap),
  ]
  try {
    const [, written] = await db.write({ ...scope, key: cap.bucket }, statements)
    assert(written === rows.length, 'every reading of a submission is written')
    return true
  } catch (fault) {
    if (isTaken(fault)) return false
    throw fault
  }
}

function replacedBy({ meter, zone }: JudgedReading): StandingReading | null {
  return meter.dials.find((dial) => dial.zone === zone)?.replaces ?? null
}

function isStanding(
  standing: StandingReading | null,
  { value, period }: Decided,
  takenOn: CalendarDate,
): boolean {
  return (
    standing !== null &&
    standing.period === period &&
    standing.takenOn === takenOn &&
    decimalEquals(standing.value, value)
  )
}
