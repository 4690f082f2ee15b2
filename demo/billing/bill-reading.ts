import { type BillingMonth, dayOf } from '../billing-calendar.ts'
import { periodInWords } from '../russian-dates.ts'
import type { Reading, ReadingSource } from './bill.ts'
import {
  type Dial,
  type MeterMonth,
  type MeterState,
  showDial,
  turnOf,
  type Volume,
  volumeOf,
} from './meter-state.ts'
import { rejectReasons } from './reject-reasons.ts'

// How a dial is read: on a day of the month, by whom, and what its charge is noted with.
export type Visit = {
  readonly day: number
  readonly source: ReadingSource
  readonly note: string
}

// A month in which somebody read the dial.
export function billReading(
  state: MeterState,
  dial: Dial,
  month: BillingMonth,
  visit: Visit,
): MeterMonth {
  const { day, source, note } = visit
  const before = mistyped(state, dial, month, visit)
  const shown = { source, takenOn: dayOf(month, day), usedIn: month.period }
  const reading = showDial(state, dial, dial.reached, shown)
  return {
    readings: [...before, reading],
    volumes: billReached(state, dial, month, note),
  }
}

// What was guessed since the last reading is taken back, and all that ran through is charged at the
// price of this month.
export function billReached(
  state: MeterState,
  dial: Dial,
  month: BillingMonth,
  note: string,
): Volume[] {
  const volumes = dial.guessed.map(({ period, units }) =>
    volumeOf(state, dial, -units, period, `Снято по среднему за ${periodInWords(period)}`),
  )
  const units = dial.reached - dial.billed
  volumes.push(volumeOf(state, dial, units, month.period, note))
  dial.history.units += units
  dial.history.months += 1 + dial.guessed.length
  dial.billed = dial.reached
  dial.guessed = []
  return volumes
}

// The story of a figure left out: rejected the day before the right one came.
function mistyped(
  state: MeterState,
  dial: Dial,
  month: BillingMonth,
  { day, source }: Visit,
): Reading[] {
  const { household, meter } = state
  if (household.traits.mistypedIn !== month.index || source !== 'customer') return []
  const before = dial.billed % turnOf(meter)
  const wrong = Math.floor(before / 10)
  if (wrong === before) return []
  const takenOn = dayOf(month, day - 1)
  const rejectReason = rejectReasons.lower
  return [showDial(state, dial, wrong, { source, takenOn, rejectReason })]
}
