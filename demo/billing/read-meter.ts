import { addDays } from '#base/calendar-date.ts'
import { firstDayOf } from '#base/period.ts'
import { type BillingMonth, dayOf } from '../billing-calendar.ts'
import type { Random } from '../random.ts'
import type { Reading } from './bill.ts'
import { billReading } from './bill-reading.ts'
import { guessVolume } from './guess-volume.ts'
import { type MeterMonth, type MeterState, showDial } from './meter-state.ts'
import { useOfMonth } from './use-meter.ts'

const MONTHS_BY_AVERAGE = 3

// The meter's next month: to be called for every month in order. Empty where no meter stands.
export function readMeter(state: MeterState, month: BillingMonth, random: Random): MeterMonth {
  const { contract, meter, dials } = state
  const { installation, removal } = meter
  const begins = installation?.month ?? 0
  const ends = removal?.month ?? Number.POSITIVE_INFINITY
  if (month.index < begins || month.index > ends) return { readings: [], volumes: [] }
  const first = month.index === begins ? firstReadings(state, month) : []
  const from = installation?.month === month.index ? installation.day : 0
  const until = removal?.month === month.index ? removal.day : month.days
  const added = useOfMonth(contract.service, meter, month, until - from, random)
  dials.forEach((dial, index) => {
    dial.reached += added[index] ?? 0
  })
  const { readings, volumes } = readOrGuess(state, month, random)
  return { readings: [...first, ...readings], volumes }
}

// A new meter starts with what it shows; an older one with a check just before the data set.
function firstReadings(state: MeterState, month: BillingMonth): Reading[] {
  const { installation } = state.meter
  const rest = installation
    ? ({ source: 'initial', takenOn: dayOf(month, installation.day) } as const)
    : ({ source: 'inspector', takenOn: addDays(firstDayOf(month.period), -1) } as const)
  return state.dials.map((dial) => showDial(state, dial, dial.billed, rest))
}

function readOrGuess(state: MeterState, month: BillingMonth, random: Random): MeterMonth {
  const { household, contract, meter } = state
  const { verificationEndsIn: expired, silentFrom: silent } = household.traits
  const day = random.integer(20, 25)
  const byInspector = random.chance(0.05)
  const serial = `Прибор № ${meter.serialNumber}`
  const { index } = month
  if (meter.removal?.month === index) {
    const note = household.closing ? 'Расчёт при закрытии счёта' : `${serial} до замены`
    return billReading(state, month, { day: meter.removal.day, source: 'final', note })
  }
  if (expired !== undefined && contract.service === 'electricity' && index >= expired) {
    return guessVolume(state, month, index >= expired + MONTHS_BY_AVERAGE)
  }
  const isNew = meter.installation?.month === index
  const isSilent = silent !== undefined && (index === silent || index === silent + 1)
  if (isSilent && !meter.automatic && !isNew) return guessVolume(state, month, false)
  const replaces = isNew && !household.opening
  const several = contract.meters.length > 1 ? serial : ''
  return billReading(state, month, {
    day,
    source: meter.automatic ? 'automatic' : byInspector ? 'inspector' : 'customer',
    note: replaces ? `${serial} после замены` : several,
  })
}
