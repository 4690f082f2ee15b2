import { type BillingMonth, dayOf } from '../billing-calendar.ts'
import { type Dial, type MeterMonth, type MeterState, showDial, volumeOf } from './meter-state.ts'

// kWh a month for one person, where the average has run out.
const NORM_FOR_ONE = 92

// A month without a reading of the dial: charged by the average of what readings billed, or by the
// norm.
export function guessVolume(
  state: MeterState,
  dial: Dial,
  month: BillingMonth,
  byNorm: boolean,
): MeterMonth {
  const takenOn = dayOf(month, month.days)
  const source = byNorm ? 'norm' : 'estimated'
  const note = byNorm ? 'По нормативу' : 'По среднему расходу'
  const units = Math.floor(byNorm ? normOf(state) : averageOf(state, dial))
  dial.guessed.push({ period: month.period, units })
  const total = dial.guessed.reduce((sum, one) => sum + one.units, dial.billed)
  return {
    readings: [showDial(state, dial, total, { source, takenOn, usedIn: month.period })],
    volumes: [volumeOf(state, dial, units, month.period, note)],
  }
}

function normOf({ household, meter, dials }: MeterState): number {
  const people = household.residents ?? 1
  return (NORM_FOR_ONE * people * 10 ** meter.fractionDigits) / dials.length
}

function averageOf({ meter, dials }: MeterState, dial: Dial): number {
  const { units, months } = dial.history
  return months > 0 ? units / months : (meter.monthlyUse[dials.indexOf(dial)] ?? 0)
}
