import { powerOfTen } from '#base/decimal.ts'
import { type Kopecks, multiplyRounded, sum } from '#base/money.ts'
import { type BillingMonth, dayOf } from '../billing-calendar.ts'
import type { DemoContract, Household } from '../households/household.ts'
import type { PriceList } from '../tariffs.ts'
import type { Entry } from './bill.ts'
import type { Volume } from './meter-state.ts'

export type Draft = Omit<Entry, 'id' | 'contract'>

const COLD_DAYS = 5

// What a month's volumes cost, and what is taken off: a benefit, days without heating.
export function chargesFor(
  household: Household,
  contract: DemoContract,
  month: BillingMonth,
  volumes: readonly Volume[],
  prices: PriceList,
): Draft[] {
  const { closing, traits } = household
  const postedOn = dayOf(month, closing?.month === month.index ? closing.day : month.days)
  const drafts: Draft[] = []
  for (const { zone, quantity, period, note } of volumes) {
    if (quantity.units === 0n) continue
    const price = prices(contract.tariffCode, zone, period)
    const kind = quantity.units < 0n ? 'recalculation' : 'charge'
    const amount = multiplyRounded(quantity, price)
    drafts.push({ kind, zone, quantity, price, amount, postedOn, ...(note ? { note } : {}) })
  }
  const charged = sum(drafts.map(({ amount }) => amount))
  if (traits.benefit && contract.service === 'electricity' && charged > 1n) {
    const note = 'Льгота: ветеран труда, 50 %'
    drafts.push({ kind: 'benefit', amount: -((charged + 1n) / 2n), postedOn, note })
  }
  if (traits.coldDaysIn === month.index && contract.service === 'heating' && charged > 0n) {
    const amount = -shareOfDays(charged, COLD_DAYS, month.days)
    const note = `Перерасчёт за ${COLD_DAYS} дней без отопления`
    drafts.push({ kind: 'recalculation', amount, postedOn, note })
  }
  return drafts
}

function shareOfDays(amount: Kopecks, days: number, ofDays: number): Kopecks {
  const share = { units: (BigInt(days) * powerOfTen(6)) / BigInt(ofDays), scale: 6 }
  return multiplyRounded(share, { units: amount, scale: 2 })
}
