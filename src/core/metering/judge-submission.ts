import { createHash } from 'node:crypto'
import type { CalendarDate } from '#base/calendar-date.ts'
import { type Decimal, decimalText } from '#base/decimal.ts'
import { type Kopecks, multiplyRounded } from '#base/money.ts'
import { isRefused } from '#base/outcome.ts'
import { parseTypedDecimal } from '#base/typed-decimal.ts'
import { type Zone, zonesOf } from '#core/customers/zone.ts'
import { type Doubt, judgeDials } from './doubts.ts'
import type { FormMeter } from './form-meter.ts'
import { type MeterRefusal, meterRefusal } from './meter-refusal.ts'
import type { Volume } from './volumes.ts'

// One value as it was typed.
export type TypedReading = {
  readonly meterId: string
  readonly zone: Zone
  readonly typed: string
}

// Why a meter's readings, or one value, cannot be taken; in the order in which they are looked for,
// one told for a value. What a customer may still confirm is a doubt instead (doubts.ts).
export type Problem = {
  readonly meterId: string
  // Null where it is about the whole meter.
  readonly zone: Zone | null
  readonly reason:
    | 'no-such-meter'
    | MeterRefusal
    | 'future-date'
    | 'before-installed'
    | 'before-previous'
    | 'missing-zone'
    | 'not-a-number'
    | 'too-many-digits'
    | 'too-many-decimals'
}

export type JudgedReading = {
  readonly meter: FormMeter
  readonly zone: Zone
  readonly value: Decimal
  readonly doubt: Doubt | null
  readonly volume: Volume | null
  // By the price of the day, to the kopeck; what it will be, billing says.
  readonly cost: Kopecks | null
}

type Judgement = {
  readonly problems: readonly Problem[]
  // Those without a problem, in the order of meters and their zones.
  readonly readings: readonly JudgedReading[]
}

// Judges everything that was typed. A meter none of whose zones was typed is left out; one with
// some lacks the others.
export function judgeSubmission(
  meters: readonly FormMeter[],
  typed: readonly TypedReading[],
  days: { readonly today: CalendarDate; readonly takenOn: CalendarDate },
): Judgement {
  const byMeter = Map.groupBy(
    typed.filter((one) => one.typed.trim() !== ''),
    ({ meterId }) => meterId,
  )
  const known = new Set(meters.map(({ meterId }) => meterId))
  const unknown = [...byMeter.keys()].filter((meterId) => !known.has(meterId))
  const judged = meters.flatMap((meter) => {
    const values = byMeter.get(meter.meterId)
    return values === undefined ? [] : [judgeMeter(meter, values, days)]
  })
  return {
    problems: [
      ...unknown.map((meterId) => ({ meterId, zone: null, reason: 'no-such-meter' as const })),
      ...judged.flatMap(({ problems }) => problems),
    ],
    readings: judged.flatMap(({ readings }) => readings),
  }
}

// What was shown and confirmed, in few letters: the same readings, day and doubts give the same
// mark, and a change in any of them another one.
export function markOf(takenOn: CalendarDate, readings: readonly JudgedReading[]): string {
  const shown = readings.map(({ meter, zone, value, doubt }) => [
    meter.meterId,
    zone,
    decimalText(value),
    doubt,
  ])
  const text = JSON.stringify([takenOn, shown])
  return createHash('sha256').update(text).digest('base64url').slice(0, 22)
}

function judgeMeter(
  meter: FormMeter,
  typed: readonly TypedReading[],
  days: { readonly today: CalendarDate; readonly takenOn: CalendarDate },
): Judgement {
  const { meterId } = meter
  const reason = meterProblem(meter, days)
  if (reason) return { problems: [{ meterId, zone: null, reason }], readings: [] }
  const problems: Problem[] = []
  const values: Decimal[] = []
  for (const zone of zonesOf(meter.zones)) {
    const parsed = parseTypedDecimal(typed.find((one) => one.zone === zone)?.typed ?? '', meter)
    if (!isRefused(parsed)) values.push(parsed.value)
    else {
      const { refused } = parsed
      problems.push({ meterId, zone, reason: refused === 'empty' ? 'missing-zone' : refused })
    }
  }
  if (problems.length > 0) return { problems, readings: [] }
  return { problems, readings: judgeValues(meter, values, days.takenOn) }
}

function judgeValues(
  meter: FormMeter,
  values: readonly Decimal[],
  takenOn: CalendarDate,
): readonly JudgedReading[] {
  const judged = judgeDials(meter, values, takenOn)
  return meter.dials.flatMap((dial, index) => {
    const value = values[index]
    const one = judged[index]
    if (value === undefined || one === undefined) return []
    const { doubt, volume } = one
    const cost = volume && dial.price && multiplyRounded(volume.amount, dial.price)
    return [{ meter, zone: dial.zone, value, doubt, volume, cost }]
  })
}

function meterProblem(
  meter: FormMeter,
  { today, takenOn }: { readonly today: CalendarDate; readonly takenOn: CalendarDate },
): Problem['reason'] | undefined {
  const refusal = meterRefusal(meter, today, takenOn)
  if (refusal !== undefined) return refusal
  if (takenOn > today) return 'future-date'
  if (takenOn < meter.installedOn) return 'before-installed'
  const previous = meter.dials.flatMap((dial) => dial.previous?.takenOn ?? [])
  return previous.some((day) => takenOn < day) ? 'before-previous' : undefined
}
