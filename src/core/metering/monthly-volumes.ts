import { addDecimals, type Decimal } from '#base/decimal.ts'
import { daysIn, monthsBetween, nextPeriod, type Period } from '#base/period.ts'
import { isAssumed } from '#core/customers/reading-source.ts'
import { billingMonth } from './reading.ts'
import type { ReadingWithVolume } from './volumes.ts'

// What went through one zone of a meter in a month.
export type MonthVolume = {
  readonly period: Period
  readonly amount: Decimal
  // Some of it is a part of a step over several months.
  readonly spread: boolean
  // Some of it billing took by the average or the norm, and no reading has replaced it since.
  readonly assumed: boolean
}

type Step = {
  // The months of the readings at both ends.
  readonly since: Period
  readonly until: Period
  readonly amount: Decimal
  readonly assumed: boolean
}

// The volume of each month, in order of time and no month twice, from one zone of each meter of a
// line. A step belongs to the month of the reading it leads to; one over several months is spread
// over those after the first by their days, so that the parts add up to it to the last decimal.
export function monthlyVolumes(
  meters: readonly (readonly ReadingWithVolume[])[],
): readonly MonthVolume[] {
  const months = new Map<Period, MonthVolume>()
  for (const part of meters.flatMap(standingSteps).flatMap(partsOf)) {
    const sofar = months.get(part.period)
    months.set(part.period, sofar ? together(sofar, part) : part)
  }
  return [...months.values()].sort((left, right) => monthsBetween(right.period, left.period))
}

// The steps that add up without counting anything twice: a step between taken readings stands for
// the estimates it spans; those that no such step spans stand for themselves.
function standingSteps(readings: readonly ReadingWithVolume[]): readonly Step[] {
  const standing: Step[] = []
  let estimates: Step[] = []
  for (const reading of readings) {
    if (reading.status === 'rejected') continue
    const { volume } = reading
    const assumed = isAssumed(reading.source)
    const step = volume && {
      since: volume.sinceMonth,
      until: billingMonth(reading),
      amount: volume.amount,
      assumed,
    }
    if (assumed) {
      if (step) estimates.push(step)
      continue
    }
    standing.push(...(step ? [step] : estimates))
    estimates = []
  }
  return [...standing, ...estimates]
}

function partsOf({ since, until, amount, assumed }: Step): readonly MonthVolume[] {
  if (monthsBetween(since, until) <= 1) return [{ period: until, amount, spread: false, assumed }]
  const periods: Period[] = []
  for (let period = nextPeriod(since); period <= until; period = nextPeriod(period)) {
    periods.push(period)
  }
  return sharesByDays(amount, periods).map(([period, share]) => ({
    period,
    amount: share,
    spread: true,
    assumed,
  }))
}

// Each month's share by its days, rounded down; what is left goes, a last decimal each, to those
// that lost most by it (largest remainder), the earlier first.
function sharesByDays(
  { units, scale }: Decimal,
  periods: readonly Period[],
): readonly (readonly [Period, Decimal])[] {
  const days = periods.map((period) => BigInt(daysIn(period)))
  const allDays = days.reduce((sum, one) => sum + one, 0n)
  const floors = days.map((one) => (units * one) / allDays)
  const lost = days.map((one) => (units * one) % allDays)
  const left = Number(floors.reduce((rest, floor) => rest - floor, units))
  const raised = new Set(
    [...lost.keys()]
      .sort((one, other) => Number((lost[other] ?? 0n) - (lost[one] ?? 0n)) || one - other)
      .slice(0, left),
  )
  return periods.map((period, index) => {
    const share = (floors[index] ?? 0n) + (raised.has(index) ? 1n : 0n)
    return [period, { units: share, scale }]
  })
}

function together(one: MonthVolume, other: MonthVolume): MonthVolume {
  return {
    period: one.period,
    amount: addDecimals(one.amount, other.amount),
    spread: one.spread || other.spread,
    assumed: one.assumed || other.assumed,
  }
}
