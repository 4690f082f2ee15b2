import type { Brand } from '#base/brand.ts'
import type { CalendarDate } from '#base/calendar-date.ts'
import type { Decimal } from '#base/decimal.ts'
import type { Period } from '#base/period.ts'
import type { Service, Unit } from '#core/customers/service.ts'
import type { Zone, ZoneCount } from '#core/customers/zone.ts'
import type { Doubt } from './doubts.ts'

// The form carries it, so that the same form sent again is known for the same: the cabinet derives
// it from the account's last submission (decision 012), a form on the device makes its own.
export type SubmissionId = Brand<'SubmissionId'>
// What billing knows a sent reading by.
export type PortalReadingId = Brand<'PortalReadingId'>

// One sending of one form, with what has become of each of its readings.
export type Submission = {
  // Within the account: what people say on the telephone.
  readonly number: number
  readonly submittedAt: Temporal.Instant
  readonly takenOn: CalendarDate
  // Somebody else who sees the account sent it.
  readonly byAnother: boolean
  readonly readings: readonly SentReading[]
}

export type SentReading = {
  readonly meterId: string
  readonly service: Service
  readonly unit: Unit
  readonly serialNumber: string
  readonly place: string | null
  readonly zones: ZoneCount
  readonly zone: Zone
  readonly value: Decimal
  // The bill it was sent for.
  readonly period: Period
  // What looked odd and was confirmed.
  readonly doubts: readonly Doubt[]
  // The number of the earlier submission that it stands instead of, and of the later one that
  // stands instead of it.
  readonly replaces: number | null
  readonly replacedBy: { readonly number: number; readonly at: Temporal.Instant } | null
  readonly handedOver: { readonly sequence: number; readonly at: Temporal.Instant } | null
  readonly answer: BillingAnswer | null
}

// What billing made of it. `asOf` is the calculation that said so.
export type BillingAnswer = { readonly asOf: Temporal.Instant } & (
  | { readonly state: 'accepted'; readonly value: Decimal; readonly usedIn: Period | null }
  | { readonly state: 'rejected'; readonly reason: string }
)

// Where a reading stands; each has its time in the reading itself.
type SentState = 'received' | 'handed-over' | 'accepted' | 'rejected' | 'replaced'

// Billing's word is the last one; what was replaced waits for nothing more.
export function stateOf({ answer, replacedBy, handedOver }: SentReading): SentState {
  if (answer !== null) return answer.state
  if (replacedBy !== null) return 'replaced'
  return handedOver === null ? 'received' : 'handed-over'
}

// Whether its sender can still put it right.
export function isCorrectable(reading: SentReading): boolean {
  const state = stateOf(reading)
  return state === 'received' || state === 'handed-over'
}
