import type { CalendarDate } from '#base/calendar-date.ts'
import type { Decimal } from '#base/decimal.ts'
import type { Period } from '#base/period.ts'
import type { DemoContract, DemoMeter, Household } from '../households/household.ts'
import type { Zone } from '../tariffs.ts'
import type { Reading, ReadingSource } from './bill.ts'
import type { SentReadings } from './sent-reading.ts'

// What runs through one zone of a meter, in units of the dial's last decimal.
export type Dial = {
  readonly zone: Zone
  // Counted on past the roll-over: what has run through, and what of it readings have billed.
  reached: number
  billed: number
  // Billed without a reading, to be taken back by the next one.
  guessed: { readonly period: Period; readonly units: number }[]
  // Of what readings billed: the average that stands in when there is none.
  readonly history: { units: number; months: number }
  shown: Decimal | undefined
  // The day of the last reading that somebody took.
  readOn: CalendarDate | undefined
}

// Whose meter it is, and what comes to it from outside.
export type Owner = {
  readonly household: Household
  readonly contract: DemoContract
  readonly nextReadingId: () => string
  readonly sent: SentReadings
}

// One meter between two months.
export type MeterState = Owner & {
  readonly meter: DemoMeter
  readonly dials: readonly Dial[]
}

// A volume to be charged at the price of a period; a negative one takes an earlier charge back.
export type Volume = {
  readonly zone: Zone
  readonly quantity: Decimal
  readonly period: Period
  readonly note: string
}

export type MeterMonth = {
  readonly readings: readonly Reading[]
  readonly volumes: readonly Volume[]
}

// A meter before its first month.
export function startMeter(owner: Owner, meter: DemoMeter): MeterState {
  const dials = meter.zones.map((zone, index): Dial => {
    const start = meter.initialDial[index] ?? 0
    const history = { units: 0, months: 0 }
    return {
      zone,
      reached: start,
      billed: start,
      guessed: [],
      history,
      shown: undefined,
      readOn: undefined,
    }
  })
  return { ...owner, meter, dials }
}

type Shown = Pick<Reading, 'takenOn' | 'rejectReason' | 'usedIn' | 'portalReadingId'> & {
  readonly source: ReadingSource
}

// How many units of its last decimal bring a dial round to zero.
export function turnOf({ integerDigits, fractionDigits }: DemoMeter): number {
  return 10 ** (integerDigits + fractionDigits)
}

// What a dial shows after so many units.
export function showDial(state: MeterState, dial: Dial, units: number, rest: Shown): Reading {
  const { meter } = state
  return showValue(state, dial, decimalOf(meter, units % turnOf(meter)), rest)
}

// A reading of this value; an accepted one is the next one's "before".
export function showValue(state: MeterState, dial: Dial, value: Decimal, rest: Shown): Reading {
  const { meter } = state
  const previous = dial.shown
  if (rest.rejectReason === undefined) {
    dial.shown = value
    if (rest.source !== 'estimated' && rest.source !== 'norm') dial.readOn = rest.takenOn
  }
  const reading = { id: state.nextReadingId(), meter, zone: dial.zone, value, ...rest }
  return previous ? { ...reading, previous } : reading
}

// The volume behind so many units of a dial: the meter's ratio counts them more than once.
export function volumeOf(
  { meter }: MeterState,
  dial: Dial,
  units: number,
  period: Period,
  note: string,
): Volume {
  return { zone: dial.zone, quantity: decimalOf(meter, units * meter.ratio), period, note }
}

function decimalOf(meter: DemoMeter, units: number): Decimal {
  return { units: BigInt(units), scale: meter.fractionDigits }
}
