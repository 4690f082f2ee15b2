import type { CalendarDate } from '#base/calendar-date.ts'
import { compareTexts } from '#base/text.ts'

type Placed = {
  readonly meterId: string
  readonly contractNumber: string
  readonly place: string | null
  readonly installedOn: CalendarDate
  readonly removedOn: CalendarDate | null
}

// One place at which things are measured: the meter there now or last, and those it took over from,
// newest first.
export type MeterLine<Meter> = { readonly meter: Meter; readonly replaced: readonly Meter[] }

// Puts old and new meters of one spot on one line. Billing does not say which meter took over from
// which, so it is told by what must hold: the same contract and place, set in on or after the day
// the old one was taken out. Every meter is on exactly one line; lines keep the order in which
// their newest meters were given.
export function meterLines<Meter extends Placed>(
  meters: readonly Meter[],
): readonly MeterLine<Meter>[] {
  const predecessors = new Map<string, Meter>()
  const taken = new Set<string>()
  const removed = meters.filter((meter) => meter.removedOn !== null)
  for (const old of removed.sort(byRemoval)) {
    const next = meters
      .filter((candidate) => !taken.has(candidate.meterId) && tookOver(candidate, old))
      .sort(byInstallation)[0]
    if (!next) continue
    predecessors.set(next.meterId, old)
    taken.add(next.meterId)
  }
  const replaced = new Set([...predecessors.values()].map((meter) => meter.meterId))
  return meters
    .filter((meter) => !replaced.has(meter.meterId))
    .map((meter) => ({ meter, replaced: before(meter, predecessors) }))
}

function tookOver(candidate: Placed, old: Placed): boolean {
  return (
    candidate.meterId !== old.meterId &&
    candidate.contractNumber === old.contractNumber &&
    candidate.place === old.place &&
    old.removedOn !== null &&
    candidate.installedOn >= old.removedOn &&
    // Two meters that were set in and taken out on one day would each follow the other.
    (candidate.removedOn ?? '9999') > old.removedOn
  )
}

function before<Meter extends Placed>(meter: Meter, predecessors: ReadonlyMap<string, Meter>) {
  const found: Meter[] = []
  let old = predecessors.get(meter.meterId)
  while (old) {
    found.push(old)
    old = predecessors.get(old.meterId)
  }
  return found
}

function byRemoval(left: Placed, right: Placed): number {
  return (
    compareTexts(left.removedOn ?? '', right.removedOn ?? '') ||
    compareTexts(left.meterId, right.meterId)
  )
}

function byInstallation(left: Placed, right: Placed): number {
  return (
    compareTexts(left.installedOn, right.installedOn) || compareTexts(left.meterId, right.meterId)
  )
}
