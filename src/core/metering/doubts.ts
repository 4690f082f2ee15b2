import { type CalendarDate, daysBetween } from '#base/calendar-date.ts'
import { approximately, compareDecimals, type Decimal } from '#base/decimal.ts'
import type { Service } from '#core/customers/service.ts'
import type { FormDial, FormMeter } from './form-meter.ts'
import { lastSteps, usualPerDay } from './usual-volume.ts'
import { stepBetween, type Volume } from './volumes.ts'

// What looks odd in a reading and may yet be true. The customer is asked; what is confirmed goes in
// and is listed for the staff. In the order in which they are asked, one for a value.
const doubts = [
  // The values fit one another's zones better than their own.
  'zones-swapped',
  // Lower than before, and the dial was near its end: it has gone through zero.
  'rolled-over',
  // Lower than before for no reason the numbers tell: a slip, or another meter.
  'lower',
  // Far more than the season usually takes.
  'far-above',
  // Nothing used, where something always was.
  'zero',
] as const

export type Doubt = (typeof doubts)[number]

type JudgedDial = {
  readonly doubt: Doubt | null
  // Null where there is nothing to measure from, or nothing that can be measured.
  readonly volume: Volume | null
}

const FAR_ABOVE = 3
const STEADY_STEPS = 3

// Below so much no step is worth a question, whatever is usual: a month away or a guest for a week.
const trifles: Readonly<Record<Service, number>> = {
  electricity: 100,
  heating: 0.7,
  hot_water: 3,
}
// More than a household takes in a day; judged by only where nothing is known of the dial.
const largestPerDay: Readonly<Record<Service, number>> = {
  electricity: 60,
  heating: 0.3,
  hot_water: 1.5,
}

// Judges the values of one meter's zones together, in the order of its dials. Pure: it knows the
// meter, the values and the day they were read.
export function judgeDials(
  meter: FormMeter,
  values: readonly Decimal[],
  takenOn: CalendarDate,
): readonly JudgedDial[] {
  const judged = meter.dials.map((dial, index) => judge(meter, dial, values[index], takenOn))
  if (!looksSwapped(meter, values, judged, takenOn)) return judged
  return judged.map((one) => ({ ...one, doubt: 'zones-swapped' }))
}

function judge(
  meter: FormMeter,
  { previous, history }: FormDial,
  value: Decimal | undefined,
  takenOn: CalendarDate,
): JudgedDial {
  if (previous === null || value === undefined) return { doubt: null, volume: null }
  const volume = stepBetween(previous, value, meter)
  const days = Math.max(1, daysBetween(previous.takenOn, takenOn))
  const isFar =
    volume !== null && isFarAbove(meter, history, approximately(volume.amount), days, takenOn)
  if (compareDecimals(value, previous.value) < 0) {
    return volume !== null && !isFar
      ? { doubt: 'rolled-over', volume }
      : { doubt: 'lower', volume: null }
  }
  if (isFar) return { doubt: 'far-above', volume }
  const isZero = volume?.amount.units === 0n && isSteady(history)
  return { doubt: isZero ? 'zero' : null, volume }
}

function isFarAbove(
  { service }: FormMeter,
  history: FormDial['history'],
  amount: number,
  days: number,
  takenOn: CalendarDate,
): boolean {
  const usual = usualPerDay(history, takenOn)
  if (usual === undefined) return amount > largestPerDay[service] * days
  return amount > trifles[service] && amount > FAR_ABOVE * usual * days
}

function isSteady(history: FormDial['history']): boolean {
  const steps = lastSteps(history, STEADY_STEPS)
  return steps.length === STEADY_STEPS && steps.every((step) => step > 0)
}

// Two values changed places when their own zones wonder at them and each other's would not.
function looksSwapped(
  meter: FormMeter,
  values: readonly Decimal[],
  judged: readonly JudgedDial[],
  takenOn: CalendarDate,
): boolean {
  if (!judged.some(({ doubt }) => doubt === 'lower' || doubt === 'far-above')) return false
  for (let one = 0; one < values.length; one += 1) {
    for (let other = one + 1; other < values.length; other += 1) {
      const swapped = [...values]
      const [first, second] = [values[one], values[other]]
      if (first === undefined || second === undefined) continue
      if (compareDecimals(first, second) === 0) continue
      swapped[one] = second
      swapped[other] = first
      const again = meter.dials.map((dial, index) => judge(meter, dial, swapped[index], takenOn))
      if (again.every(({ doubt }) => doubt === null)) return true
    }
  }
  return false
}
