import type { CalendarDate } from '#base/calendar-date.ts'
import { powerOfTen } from '#base/decimal.ts'
import type { DemoMeter } from '../households/household.ts'
import { turnOf } from './meter-state.ts'
import { rejectReasons } from './reject-reasons.ts'
import type { DueReading } from './sent-reading.ts'

// What a sent reading is judged against.
type Standing = {
  readonly meter: DemoMeter
  // Whether the meter was taken out before the reading.
  readonly isGone: boolean
  // The day of the last reading that counts, and its units, counted on past the roll-over.
  readonly readOn: CalendarDate | undefined
  readonly read: number
}

type Judgement = { readonly reached: number } | { readonly rejectReason: string }

// Where the dial stands by this reading, counted on past the roll-over, or why it is not taken. A
// drop is a roll-over when the step forward is under half the dial (R6 of the exchange format).
export function judgeSent(sent: DueReading, standing: Standing): Judgement {
  const { meter, readOn, isGone } = standing
  const { takenOn } = sent
  if (sent.replaced) return { rejectReason: rejectReasons.replaced }
  if (meter.automatic) return { rejectReason: rejectReasons.automatic }
  if (isGone) return { rejectReason: rejectReasons.removed }
  if (takenOn > meter.verifyBefore) return { rejectReason: rejectReasons.verificationExpired }
  if (readOn && takenOn < readOn) return { rejectReason: rejectReasons.outOfOrder }
  return judgeValue(sent, standing)
}

function judgeValue({ value }: DueReading, { meter, read }: Standing): Judgement {
  const missing = meter.fractionDigits - value.scale
  const beyond = powerOfTen(Math.max(0, -missing))
  if (value.units % beyond !== 0n) return { rejectReason: rejectReasons.tooManyDecimals }
  const units = (value.units / beyond) * powerOfTen(Math.max(0, missing))
  const turn = turnOf(meter)
  if (units >= BigInt(turn)) return { rejectReason: rejectReasons.tooManyDigits }
  const step = Number(units) - (read % turn)
  if (step >= 0) return { reached: read + step }
  const forward = step + turn
  return forward * 2 < turn ? { reached: read + forward } : { rejectReason: rejectReasons.lower }
}
