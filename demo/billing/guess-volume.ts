import { type BillingMonth, dayOf } from '../billing-calendar.ts'
import type { Reading } from './bill.ts'
import { type MeterMonth, type MeterState, showDial, type Volume, volumeOf } from './meter-state.ts'

// kWh a month for one person, where the average has run out.
const NORM_FOR_ONE = 92

// A month without a reading: charged by the average of what readings billed, or by the norm.
export function guessVolume(state: MeterState, month: BillingMonth, byNorm: boolean): MeterMonth {
  const { household, meter, dials } = state
  const takenOn = dayOf(month, month.days)
  const source = byNorm ? 'norm' : 'estimated'
  const note = byNorm ? 'По нормативу' : 'По среднему расходу'
  const people = household.residents ?? 1
  const norm = (NORM_FOR_ONE * people * 10 ** meter.fractionDigits) / dials.length
  const readings: Reading[] = []
  const volumes: Volume[] = []
  dials.forEach((dial, index) => {
    const { history } = dial
    const average = history.months > 0 ? history.units / history.months : meter.monthlyUse[index]
    const units = Math.floor(byNorm ? norm : (average ?? 0))
    dial.guessed.push({ period: month.period, units })
    const total = dial.guessed.reduce((sum, one) => sum + one.units, dial.billed)
    readings.push(showDial(state, dial, total, { source, takenOn, usedIn: month.period }))
    volumes.push(volumeOf(state, dial, units, month.period, note))
  })
  return { readings, volumes }
}
