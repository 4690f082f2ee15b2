import type { CalendarDate } from '#base/calendar-date.ts'
import { type Decimal, decimalEquals } from '#base/decimal.ts'
import { type Period, periodOfDate } from '#base/period.ts'
import { isAssumed, type ReadingSource } from '#core/customers/reading-source.ts'
import type { Reading } from './reading.ts'
import { type SentReading, type Submission, stateOf } from './submission.ts'

// What was known of one zone for one bill, side by side.
export type ComparedBill = {
  readonly period: Period
  // What was sent through the cabinet, newest first.
  readonly sent: readonly { readonly number: number; readonly reading: SentReading }[]
  // What an inspector took or the meter gave, in order of time.
  readonly seen: readonly Known[]
  // What billing counted; null while the bill is to come.
  readonly used: Known | null
  readonly why: Why
}

type Known = {
  readonly value: Decimal
  readonly takenOn: CalendarDate
  readonly source: ReadingSource
}

// Which of them the bill used, and by which rule. Suppliers bill by the average where no reading
// came in time, for three months, and by the norm after them (ПП РФ № 354, п. 59–60).
export type Why =
  | 'sent'
  | 'elsewhere'
  | 'seen'
  | 'estimated'
  | 'norm'
  | 'waiting'
  | 'differs'
  | { readonly rejected: string }

const SEEN: readonly ReadingSource[] = ['inspector', 'automatic', 'initial', 'final']

// The bills of one zone, newest first: what the customer sent, what others saw, what billing took.
// Readings and submissions are those of the meter; of others' zones nothing is told.
export function compareSources(
  readings: readonly Reading[],
  submissions: readonly Submission[],
  zone: Reading['zone'],
): readonly ComparedBill[] {
  const ofZone = readings.filter((reading) => reading.zone === zone)
  const sent = submissions.flatMap(({ number, readings: ofAll }) =>
    ofAll.filter((one) => one.zone === zone).map((reading) => ({ number, reading })),
  )
  const periods = new Set([
    ...ofZone.flatMap(({ usedIn }) => usedIn ?? []),
    ...sent.map(({ reading }) => billOf(reading)),
  ])
  return [...periods]
    .sort()
    .reverse()
    .map((period) => comparedBill(period, ofZone, sent))
}

function comparedBill(
  period: Period,
  readings: readonly Reading[],
  all: ComparedBill['sent'],
): ComparedBill {
  const sent = all.filter(({ reading }) => billOf(reading) === period)
  const seen = readings.filter(
    (one) => SEEN.includes(one.source) && (one.usedIn ?? periodOfDate(one.takenOn)) === period,
  )
  const used = readings.findLast(
    (one) => one.status === 'accepted' && one.usedIn === period && one.source !== 'initial',
  )
  return { period, sent, seen, used: used ?? null, why: whyOf(sent, used) }
}

function whyOf(sent: ComparedBill['sent'], used: Reading | undefined): Why {
  const standing = sent.find(({ reading }) => stateOf(reading) !== 'replaced')?.reading
  const answer = standing?.answer ?? null
  if (answer?.state === 'rejected') return { rejected: answer.reason }
  if (used === undefined) return 'waiting'
  if (isAssumed(used.source)) return used.source
  if (SEEN.includes(used.source)) return 'seen'
  if (standing === undefined) return 'elsewhere'
  return decimalEquals(standing.value, used.value) ? 'sent' : 'differs'
}

// The bill a sent reading belongs to: the one that used it, else the one it was sent for.
function billOf({ answer, period }: SentReading): Period {
  return answer?.state === 'accepted' ? (answer.usedIn ?? period) : period
}
