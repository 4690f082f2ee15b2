import { type CalendarDate, parseCalendarDate } from '#base/calendar-date.ts'
import { parseUuid } from '#base/ids.ts'
import type { Refused } from '#base/outcome.ts'
import type { SubmissionId } from '#core/metering/submission.ts'
import type { SubmissionInput } from '#core/metering/submit-readings.ts'
import type { AccountVisit } from '../../visit.ts'
import {
  CORRECTS_FIELD,
  SEEN_FIELD,
  SUBMISSION_FIELD,
  TAKEN_FIELD,
  typedReadings,
} from './reading-fields.ts'

const RUSSIAN_DATE = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/
const NUMBER = /^[1-9]\d{0,8}$/

// What was typed as an input of the core; a day that is none is for its field, and an id that the
// cabinet or an honest client cannot have made is no form of ours.
export function readReadingForm({
  form,
  today,
}: Pick<AccountVisit, 'form' | 'today'>): SubmissionInput | Refused<'no-date' | 'no-form'> {
  const submissionId = parseUuid<SubmissionId>(form[SUBMISSION_FIELD] ?? '')
  if (submissionId === undefined) return { refused: 'no-form' }
  const takenOn = takenDay(form[TAKEN_FIELD] ?? '', today)
  if (takenOn === undefined) return { refused: 'no-date' }
  const seen = form[SEEN_FIELD] ?? ''
  return {
    submissionId,
    takenOn,
    readings: typedReadings(form),
    seen: seen === '' ? 'nothing' : seen === 'preview' ? seen : { mark: seen },
    corrects: submissionNumber(form[CORRECTS_FIELD]),
  }
}

// The number of a submission as an address or a form carries it.
export function submissionNumber(text: string | undefined): number | null {
  return text !== undefined && NUMBER.test(text) ? Number(text) : null
}

// A browser without a calendar sends what was typed, and people here write day, month, year.
function takenDay(typed: string, today: CalendarDate): CalendarDate | undefined {
  const text = typed.trim()
  if (text === '') return today
  const [, day = '', month = '', year = ''] = RUSSIAN_DATE.exec(text) ?? []
  return parseCalendarDate(
    year === '' ? text : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`,
  )
}
