import { addDays } from '#base/calendar-date.ts'
import { firstDayOf } from '#base/period.ts'
import { type BillingMonth, dayOf } from '../billing-calendar.ts'
import type { Random } from '../random.ts'
import { type Answers, answerSent } from './answer-sent.ts'
import type { Reading } from './bill.ts'
import { billReached, billReading, type Visit } from './bill-reading.ts'
import { guessVolume } from './guess-volume.ts'
import { type Dial, type MeterMonth, type MeterState, showDial } from './meter-state.ts'
import { useOfMonth } from './use-meter.ts'

const MONTHS_BY_AVERAGE = 3

// The meter's next month: to be called for every month in order. Where no meter stands, nothing but
// answers to what customers sent of it.
export function readMeter(state: MeterState, month: BillingMonth, random: Random): MeterMonth {
  const { contract, meter, dials } = state
  const { installation, removal } = meter
  const begins = installation?.month ?? 0
  const ends = removal?.month ?? Number.POSITIVE_INFINITY
  if (month.index < begins || month.index > ends) {
    const readings = dials.flatMap((dial) => answerSent(state, dial, month).readings)
    return { readings, volumes: [] }
  }
  const first = month.index === begins ? firstReadings(state, month) : []
  const from = installation?.month === month.index ? installation.day : 0
  const until = removal?.month === month.index ? removal.day : month.days
  const added = useOfMonth(contract.service, meter, month, until - from, random)
  dials.forEach((dial, index) => {
    dial.reached += added[index] ?? 0
  })
  const way = wayOf(state, month, random)
  const months = dials.map((dial) => readDial(state, dial, month, way))
  return {
    readings: [...first, ...months.flatMap(({ readings }) => readings)],
    volumes: months.flatMap(({ volumes }) => volumes),
  }
}

// A new meter starts with what it shows; an older one with a check just before the data set.
function firstReadings(state: MeterState, month: BillingMonth): Reading[] {
  const { installation } = state.meter
  const rest = installation
    ? ({ source: 'initial', takenOn: dayOf(month, installation.day) } as const)
    : ({ source: 'inspector', takenOn: addDays(firstDayOf(month.period), -1) } as const)
  return state.dials.map((dial) => showDial(state, dial, dial.billed, rest))
}

// How a meter's month is billed when no customer sends anything through the cabinet.
type Way =
  | ({ readonly kind: 'read' } & Visit)
  | { readonly kind: 'guessed'; readonly byNorm: boolean; readonly note: string }

function wayOf(state: MeterState, month: BillingMonth, random: Random): Way {
  const { household, contract, meter } = state
  const { verificationEndsIn: expired, silentFrom: silent } = household.traits
  const day = random.integer(20, 25)
  const byInspector = random.chance(0.05)
  const serial = `Прибор № ${meter.serialNumber}`
  const { index } = month
  if (meter.removal?.month === index) {
    const note = household.closing ? 'Расчёт при закрытии счёта' : `${serial} до замены`
    return { kind: 'read', day: meter.removal.day, source: 'final', note }
  }
  const note = contract.meters.length > 1 ? serial : ''
  if (expired !== undefined && contract.service === 'electricity' && index >= expired) {
    return { kind: 'guessed', byNorm: index >= expired + MONTHS_BY_AVERAGE, note }
  }
  const isNew = meter.installation?.month === index
  const isSilent = silent !== undefined && (index === silent || index === silent + 1)
  if (isSilent && !meter.automatic && !isNew) return { kind: 'guessed', byNorm: false, note }
  const replaces = isNew && !household.opening
  return {
    kind: 'read',
    day,
    source: meter.automatic ? 'automatic' : byInspector ? 'inspector' : 'customer',
    note: replaces ? `${serial} после замены` : note,
  }
}

// What a customer sent stands instead of what the month would have been billed by. Where nothing of
// it is accepted, or all of it is for a later bill, he has told nothing else of this month.
function readDial(state: MeterState, dial: Dial, month: BillingMonth, way: Way): MeterMonth {
  const answers = answerSent(state, dial, month)
  const { readings, volumes } = billDial(state, dial, month, { way, answers })
  return { readings: [...answers.readings, ...readings], volumes }
}

function billDial(
  state: MeterState,
  dial: Dial,
  month: BillingMonth,
  { way, answers }: { readonly way: Way; readonly answers: Answers },
): MeterMonth {
  const isFinal = way.kind === 'read' && way.source === 'final'
  if (answers.isRead && !isFinal) {
    return { readings: [], volumes: billReached(state, dial, month, way.note) }
  }
  if (way.kind === 'guessed') return guessVolume(state, dial, month, way.byNorm)
  const waits = state.sent.areWaiting(state.meter.id, month.index)
  const isUnread = way.source === 'customer' && (waits || answers.readings.length > 0)
  return isUnread ? guessVolume(state, dial, month, false) : billReading(state, dial, month, way)
}
