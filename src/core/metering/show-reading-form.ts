import type { CalendarDate } from '#base/calendar-date.ts'
import type { Decimal } from '#base/decimal.ts'
import { customUuid } from '#base/ids.ts'
import type { Service } from '#core/customers/service.ts'
import { storedDecimal } from '#core/customers/stored-decimal.ts'
import type { UtilitySettings } from '#core/customers/utility.ts'
import type { Viewed } from '#core/customers/viewer.ts'
import type { Zone } from '#core/customers/zone.ts'
import type { Keyring } from '#platform/keyring.ts'
import type { Database } from '#platform/postgres/database.ts'
import type { FormMeter } from './form-meter.ts'
import { formMetersOf } from './form-meters-of.ts'
import { type ReadingFormRow, selectReadingForm } from './reading-form-store.ts'
import type { SubmissionId } from './submission.ts'
import { type SubmissionWindow, submissionWindow } from './submission-window.ts'

export type ReadingFormMeans = {
  readonly db: Database
  readonly keyring: Keyring
  readonly utility: Pick<UtilitySettings, 'readingWindows'>
}

export type ReadingForm = {
  // For the form to be sent under: the same in every tab until somebody sends for this account.
  readonly submissionId: SubmissionId
  readonly branch: string
  readonly asOf: Temporal.Instant | null
  readonly held: boolean
  readonly lastNumber: number
  // All of the account, those that take no readings included.
  readonly meters: readonly FormMeter[]
  readonly windows: ReadonlyMap<Service, SubmissionWindow>
  // What was sent before under the id asked for.
  readonly same: SameSubmission | null
}

type FormAsked = {
  // Whether this submission is there already.
  readonly submissionId?: SubmissionId | null
  // The number of the submission to be put right.
  readonly corrects?: number | null
}

// Of a submission, what tells whether another is the same.
export type SameSubmission = {
  readonly number: number
  readonly takenOn: CalendarDate
  readonly readings: readonly {
    readonly meterId: string
    readonly zone: Zone
    readonly value: Decimal
  }[]
}

// Everything that the form for an account's readings shows and judges by, in one round trip; for a
// correction, as of the submission whose number it names. Undefined when the account is not, or no
// longer, in the viewer's scope.
export async function showReadingForm(
  means: ReadingFormMeans,
  { today }: { readonly today: CalendarDate },
  viewed: Viewed,
  { submissionId = null, corrects = null }: FormAsked = {},
): Promise<ReadingForm | undefined> {
  const statement = selectReadingForm(viewed, today, submissionId)
  const [row] = await means.db.readTogether(viewed.scope, statement)
  return row && readingFormOf(means, { today, corrects }, viewed, row)
}

// The same from its row, for what reads more in one flight.
export function readingFormOf(
  { keyring, utility }: ReadingFormMeans,
  { today, corrects }: { readonly today: CalendarDate; readonly corrects: number | null },
  viewed: Viewed,
  row: ReadingFormRow,
): ReadingForm {
  const windows = new Map<Service, SubmissionWindow>()
  for (const { service } of row.meters) {
    if (windows.has(service)) continue
    const asked = { branch: row.branch, service }
    windows.set(service, submissionWindow(utility.readingWindows, asked, today))
  }
  return {
    submissionId: nextSubmissionId(keyring, viewed, row.last_number),
    branch: row.branch,
    asOf: row.as_of,
    held: row.held,
    lastNumber: row.last_number,
    meters: formMetersOf(row, windows, corrects),
    windows,
    same: row.same && sameOf(row.same),
  }
}

function sameOf(same: NonNullable<ReadingFormRow['same']>): SameSubmission {
  return {
    number: same.number,
    takenOn: same.taken_on,
    readings: same.readings.map(([meterId, zone, value]) => ({
      meterId,
      zone,
      value: storedDecimal(value),
    })),
  }
}

// Two tabs and two people who opened the form over the same state hold the same id, so that what
// they send alike is one submission.
function nextSubmissionId(keyring: Keyring, { accountNumber }: Viewed, last: number): SubmissionId {
  return customUuid(keyring.mac('submission', `${accountNumber} ${last}`))
}
