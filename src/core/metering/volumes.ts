import type { CalendarDate } from '#base/calendar-date.ts'
import { type Decimal, multiplyDecimals, powerOfTen, subtractDecimals } from '#base/decimal.ts'
import type { Period } from '#base/period.ts'
import { isAssumed } from '#core/customers/reading-source.ts'
import { billingMonth, type Dial, type Reading } from './reading.ts'

// What went through the meter up to a reading.
export type Volume = {
  // In the tariff's unit, the meter's ratio included.
  readonly amount: Decimal
  readonly since: CalendarDate
  readonly rolledOver: boolean
}

// Measured from another reading, which closes the month `sinceMonth`.
type VolumeSince = Volume & { readonly sinceMonth: Period }

// What a volume is measured by.
type Measured = Pick<Reading, 'takenOn' | 'value' | 'source' | 'status' | 'usedIn'>

export type WithVolume<One = Measured> = One & { readonly volume: VolumeSince | null }
export type ReadingWithVolume = WithVolume<Reading>

// The volume up to each reading of one zone, given in order of time. A reading somebody took is
// measured from the last one that somebody took, so that an estimate between them is neither
// counted nor lost; an estimate is measured from whatever stood before it. Null where there is
// nothing to measure from, and for what was rejected.
export function withVolumes<One extends Measured>(
  readings: readonly One[],
  dial: Dial,
): readonly WithVolume<One>[] {
  let lastTaken: One | undefined
  let last: One | undefined
  return readings.map((reading) => {
    if (reading.status === 'rejected') return { ...reading, volume: null }
    const assumed = isAssumed(reading.source)
    const from = reading.source === 'initial' ? undefined : assumed ? last : lastTaken
    last = reading
    if (!assumed) lastTaken = reading
    if (from === undefined) return { ...reading, volume: null }
    const step = volumeBetween(from, reading, dial, assumed)
    return { ...reading, volume: step && { ...step, sinceMonth: billingMonth(from) } }
  })
}

// What went through since a reading that somebody took. Null for a drop that is no roll-over.
export function stepBetween(
  from: Pick<Reading, 'value' | 'takenOn'>,
  to: Decimal,
  dial: Dial,
): Volume | null {
  return volumeBetween(from, { value: to }, dial, false)
}

function volumeBetween(
  from: Pick<Reading, 'value' | 'takenOn'>,
  to: Pick<Reading, 'value'>,
  dial: Dial,
  assumed: boolean,
): Volume | null {
  const step = subtractDecimals(to.value, from.value)
  if (step.units >= 0n) return volume(step, from, dial, false)
  if (assumed) return null
  // A drop is a roll-over if the step forward is under half the dial (rule R6 of the extract).
  const wholeDial = powerOfTen(dial.integerDigits + step.scale)
  const forward = { units: step.units + wholeDial, scale: step.scale }
  return forward.units * 2n < wholeDial ? volume(forward, from, dial, true) : null
}

function volume(
  step: Decimal,
  from: Pick<Reading, 'takenOn'>,
  { ratio }: Dial,
  rolledOver: boolean,
): Volume {
  return { amount: multiplyDecimals(step, ratio), since: from.takenOn, rolledOver }
}
