import type { BillingMonth } from '../billing-calendar.ts'
import type { DemoMeter } from '../households/household.ts'
import type { Random } from '../random.ts'
import type { Service } from '../tariffs.ts'

// January to December, in per cent of an average month.
const SEASONS: Readonly<Record<Service, readonly number[]>> = {
  electricity: [125, 120, 112, 105, 95, 85, 80, 85, 92, 102, 112, 124],
  heating: [150, 145, 130, 105, 70, 0, 0, 0, 35, 95, 120, 145],
  hot_water: [105, 105, 104, 102, 98, 90, 70, 88, 98, 102, 104, 106],
}

// What a month, or a part of it in days, adds to each zone of a dial, in units of its last decimal.
export function useOfMonth(
  service: Service,
  meter: DemoMeter,
  month: BillingMonth,
  days: number,
  random: Random,
): number[] {
  const season = SEASONS[service][month.month - 1] ?? 100
  return meter.monthlyUse.map((use) => {
    const wholeMonth = use * season * random.integer(82, 118)
    return Math.floor((wholeMonth * days) / (month.days * 10_000))
  })
}
