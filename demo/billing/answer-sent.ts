import type { CalendarDate } from '#base/calendar-date.ts'
import { type BillingMonth, dayOf } from '../billing-calendar.ts'
import type { DemoMeter } from '../households/household.ts'
import type { Reading } from './bill.ts'
import { judgeSent } from './judge-sent.ts'
import { type Dial, type MeterState, showDial, showValue } from './meter-state.ts'

export type Answers = {
  readonly readings: readonly Reading[]
  // Whether the month can be billed by one of them.
  readonly isRead: boolean
}

// Billing's answers to what customers sent of this dial for the month, each once and in order of
// time. What is accepted puts the dial where the customer saw it.
export function answerSent(state: MeterState, dial: Dial, month: BillingMonth): Answers {
  const { meter } = state
  const readings: Reading[] = []
  let read = dial.billed
  let isRead = false
  for (const sent of state.sent.due(meter.id, month.index)) {
    if (sent.zone !== dial.zone) continue
    const { portalReadingId, takenOn } = sent
    const rest = { source: 'customer', portalReadingId, takenOn } as const
    const isGone = isGoneBy(meter, month, takenOn)
    const judged = judgeSent(sent, { meter, isGone, readOn: dial.readOn, read })
    if ('rejectReason' in judged) {
      readings.push(showValue(state, dial, sent.value, { ...rest, ...judged }))
    } else {
      read = judged.reached
      isRead = true
      readings.push(showDial(state, dial, read, { ...rest, usedIn: month.period }))
    }
  }
  // A meter taken out later in the month goes on counting until then.
  const goesOn = meter.removal?.month === month.index
  if (isRead) dial.reached = goesOn ? Math.max(dial.reached, read) : read
  return { readings, isRead }
}

function isGoneBy({ removal }: DemoMeter, month: BillingMonth, takenOn: CalendarDate): boolean {
  if (!removal || month.index < removal.month) return false
  return month.index > removal.month || takenOn > dayOf(month, removal.day)
}
