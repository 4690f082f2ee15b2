import { addDays } from '#base/calendar-date.ts'
import type { Decimal } from '#base/decimal.ts'
import { firstDayOf, type Period } from '#base/period.ts'
import { type BillingMonth, dayOf } from '../billing-calendar.ts'
import type { DemoContract, DemoMeter, Household } from '../households/household.ts'
import type { Random } from '../random.ts'
import { periodInWords } from '../russian-dates.ts'
import type { Zone } from '../tariffs.ts'
import type { Reading, ReadingSource } from './bill.ts'
import { useOfMonth } from './use-meter.ts'

// A volume to be charged at the price of a period; a negative one takes an earlier charge back.
export type Volume = {
  readonly zone: Zone
  readonly quantity: Decimal
  readonly period: Period
  readonly note: string
}

export type MeterMonth = { readonly readings: Reading[]; readonly volumes: Volume[] }

// One meter from month to month.
export type MeterLife = {
  // To be called once for every month in order; empty when the meter is not there.
  read(month: BillingMonth, random: Random): MeterMonth
}

type Dial = {
  readonly zone: Zone
  // Counted on past the roll-over: what has run through, and what of it readings have billed.
  reached: number
  billed: number
  // Billed without a reading, to be taken back by the next one.
  guessed: { period: Period; units: number }[]
  // Of what readings billed: the average that stands in when there is none.
  readonly history: { units: number; months: number }
  shown: Decimal | undefined
}

const MONTHS_BY_AVERAGE = 3
// kWh a month for one person, where the average has run out.
const NORM_FOR_ONE = 92
const MISTYPED = 'Меньше предыдущего показания'

// Follows a meter of the household; `nextId` gives each reading its own.
export function startMeter(
  household: Household,
  contract: DemoContract,
  meter: DemoMeter,
  nextId: () => string,
): MeterLife {
  const dials: Dial[] = meter.zones.map((zone, index) => {
    const start = meter.initialDial[index] ?? 0
    const history = { units: 0, months: 0 }
    return { zone, reached: start, billed: start, guessed: [], history, shown: undefined }
  })
  const turn = 10 ** (meter.integerDigits + meter.fractionDigits)
  const decimal = (units: number): Decimal => ({
    units: BigInt(units),
    scale: meter.fractionDigits,
  })
  const { traits } = household
  const { installation, removal } = meter

  const show = (dial: Dial, units: number, source: ReadingSource, rest: Shown): Reading => {
    const value = decimal(units % turn)
    const previous = dial.shown
    const reading = { id: nextId(), meter, zone: dial.zone, value, source, ...rest }
    if (rest.rejectReason === undefined) dial.shown = value
    return previous ? { ...reading, previous } : reading
  }
  const volume = (dial: Dial, units: number, period: Period, note: string): Volume => ({
    zone: dial.zone,
    quantity: decimal(units * meter.ratio),
    period,
    note,
  })

  const first = (month: BillingMonth): Reading[] => {
    const before = addDays(firstDayOf(month.period), -1)
    const [takenOn, source]: [typeof before, ReadingSource] = installation
      ? [dayOf(month, installation.day), 'initial']
      : [before, 'inspector']
    return dials.map((dial) => show(dial, dial.billed, source, { takenOn }))
  }

  const guess = (month: BillingMonth, byNorm: boolean): MeterMonth => {
    const takenOn = dayOf(month, month.days)
    const [source, note]: [ReadingSource, string] = byNorm
      ? ['norm', 'По нормативу']
      : ['estimated', 'По среднему расходу']
    const result: MeterMonth = { readings: [], volumes: [] }
    dials.forEach((dial, index) => {
      const average =
        dial.history.months > 0
          ? Math.floor(dial.history.units / dial.history.months)
          : (meter.monthlyUse[index] ?? 0)
      const norm =
        (NORM_FOR_ONE * (household.residents ?? 1) * 10 ** meter.fractionDigits) / dials.length
      const units = byNorm ? Math.floor(norm) : average
      dial.guessed.push({ period: month.period, units })
      const total = dial.guessed.reduce((sum, one) => sum + one.units, dial.billed)
      result.readings.push(show(dial, total, source, { takenOn, usedIn: month.period }))
      result.volumes.push(volume(dial, units, month.period, note))
    })
    return result
  }

  const bill = (
    month: BillingMonth,
    day: number,
    source: ReadingSource,
    note: string,
  ): MeterMonth => {
    const result: MeterMonth = { readings: [], volumes: [] }
    const mistyped = traits.mistypedIn === month.index && source === 'customer'
    for (const dial of dials) {
      if (mistyped && dial.billed % turn > 0) {
        const takenOn = dayOf(month, day - 1)
        const wrong = Math.floor((dial.billed % turn) / 10)
        result.readings.push(show(dial, wrong, source, { takenOn, rejectReason: MISTYPED }))
      }
      const [takenOn, usedIn] = [dayOf(month, day), month.period]
      result.readings.push(show(dial, dial.reached, source, { takenOn, usedIn }))
      for (const { period, units } of dial.guessed) {
        const why = `Снято по среднему за ${periodInWords(period)}`
        result.volumes.push(volume(dial, -units, period, why))
      }
      const units = dial.reached - dial.billed
      result.volumes.push(volume(dial, units, month.period, note))
      dial.history.units += units
      dial.history.months += 1 + dial.guessed.length
      dial.billed = dial.reached
      dial.guessed = []
    }
    return result
  }

  return {
    read(month, random) {
      const begins = installation?.month ?? 0
      const ends = removal?.month ?? Number.POSITIVE_INFINITY
      const nothing: MeterMonth = { readings: [], volumes: [] }
      if (month.index < begins || month.index > ends) return nothing
      const start = month.index === begins ? first(month) : []
      const from = installation?.month === month.index ? installation.day : 0
      const until = removal?.month === month.index ? removal.day : month.days
      const added = useOfMonth(contract.service, meter, month, until - from, random)
      dials.forEach((dial, index) => {
        dial.reached += added[index] ?? 0
      })
      const day = random.integer(20, 25)
      const check = random.chance(0.05)
      const read = readOrGuess(month, day, check)
      return { readings: [...start, ...read.readings], volumes: read.volumes }
    },
  }

  function readOrGuess(month: BillingMonth, day: number, check: boolean): MeterMonth {
    const { index } = month
    if (removal?.month === index) {
      const why = household.closing ? 'Расчёт при закрытии счёта' : 'до замены'
      const note = household.closing ? why : `Прибор № ${meter.serialNumber} ${why}`
      return bill(month, removal.day, 'final', note)
    }
    const expired = traits.verificationEndsIn
    if (expired !== undefined && contract.service === 'electricity' && index >= expired) {
      return guess(month, index >= expired + MONTHS_BY_AVERAGE)
    }
    const silent = traits.silentFrom
    const isSilent = silent !== undefined && index >= silent && index <= silent + 1
    if (isSilent && !meter.automatic && installation?.month !== index) return guess(month, false)
    const isNew = installation?.month === index && !household.opening
    const several = contract.meters.length > 1
    const serial = `Прибор № ${meter.serialNumber}`
    const note = isNew ? `${serial} после замены` : several ? serial : ''
    return bill(month, day, meter.automatic ? 'automatic' : check ? 'inspector' : 'customer', note)
  }
}

type Shown = Pick<Reading, 'takenOn' | 'rejectReason' | 'usedIn'>
