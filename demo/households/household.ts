import type { CalendarDate } from '#base/calendar-date.ts'
import type { DemoBranch } from '../branches.ts'
import type { Service, Zone } from '../tariffs.ts'
import type { Traits } from './stories.ts'

// A day inside the data set: the month's index and the day of the month.
export type Moment = { readonly month: number; readonly day: number }

export type Household = {
  readonly branch: DemoBranch
  // 0, 1, 2 … within the branch.
  readonly index: number
  readonly accountNumber: string
  readonly unifiedNumber: string
  readonly holderName: string
  // From this month on the account has another name.
  readonly renaming?: { readonly month: number; readonly holderName: string }
  readonly address: string
  readonly kind: 'resident' | 'organisation'
  readonly areaTenths: number
  readonly residents: number | undefined
  readonly openedOn: CalendarDate
  // Absent for an account older than the data set.
  readonly opening?: Moment
  readonly closing?: Moment
  readonly traits: Traits
  readonly contracts: readonly DemoContract[]
}

export type DemoContract = {
  readonly number: string
  readonly service: Service
  readonly tariffCode: string
  readonly meters: readonly DemoMeter[]
}

export type DemoMeter = {
  readonly id: string
  readonly serialNumber: string
  readonly model: string
  readonly zones: readonly Zone[]
  readonly integerDigits: number
  readonly fractionDigits: number
  readonly ratio: number
  readonly place: string
  readonly automatic: boolean
  readonly installedOn: CalendarDate
  readonly installation?: Moment
  readonly removal?: Moment
  readonly verifiedOn: CalendarDate
  readonly verifyBefore: CalendarDate
  // By zone, in units of the dial's last decimal: where the dial stood at first, and what an
  // average month adds to it.
  readonly initialDial: readonly number[]
  readonly monthlyUse: readonly number[]
}

// The name the account bears in a month.
export function holderNameIn({ renaming, holderName }: Household, month: number): string {
  return renaming && month >= renaming.month ? renaming.holderName : holderName
}
