import { type BillingMonth, dayOf } from '../billing-calendar.ts'
import { periodInWords } from '../russian-dates.ts'
import type { Reading, ReadingSource } from './bill.ts'
import {
  type Dial,
  type MeterMonth,
  type MeterState,
  showDial,
  type Volume,
  volumeOf,
} from './meter-state.ts'

const LESS_THAN_BEFORE = 'Меньше предыдущего показания'

// A month with a reading: what was guessed since the last one is taken back, and all that ran
// through is charged at the price of this month.
export function billReading(
  state: MeterState,
  month: BillingMonth,
  reading: { readonly day: number; readonly source: ReadingSource; readonly note: string },
): MeterMonth {
  const { day, source, note } = reading
  const readings: Reading[] = []
  const volumes: Volume[] = []
  for (const dial of state.dials) {
    readings.push(...mistyped(state, dial, month, reading))
    const shown = { source, takenOn: dayOf(month, day), usedIn: month.period }
    readings.push(showDial(state, dial, dial.reached, shown))
    for (const { period, units } of dial.guessed) {
      const why = `Снято по среднему за ${periodInWords(period)}`
      volumes.push(volumeOf(state, dial, -units, period, why))
    }
    const units = dial.reached - dial.billed
    volumes.push(volumeOf(state, dial, units, month.period, note))
    dial.history.units += units
    dial.history.months += 1 + dial.guessed.length
    dial.billed = dial.reached
    dial.guessed = []
  }
  return { readings, volumes }
}

// The story of a figure left out: rejected the day before the right one came.
function mistyped(
  state: MeterState,
  dial: Dial,
  month: BillingMonth,
  { day, source }: { readonly day: number; readonly source: ReadingSource },
): Reading[] {
  const { household, meter } = state
  if (household.traits.mistypedIn !== month.index || source !== 'customer') return []
  const before = dial.billed % 10 ** (meter.integerDigits + meter.fractionDigits)
  const wrong = Math.floor(before / 10)
  if (wrong === before) return []
  const takenOn = dayOf(month, day - 1)
  return [showDial(state, dial, wrong, { source, takenOn, rejectReason: LESS_THAN_BEFORE })]
}
