import type { BillingMonth } from '../billing-calendar.ts'
import type { DemoContract, Household } from '../households/household.ts'
import type { Volume } from './meter-state.ts'

// Gcal for a square metre in a month of the heating season, in hundred-thousandths.
const HEATING_NORM = 2_718n
// m³ of hot water for one person a month, in hundredths.
const HOT_WATER_NORM = 314n
const HEATED_MONTHS = [10, 11, 12, 1, 2, 3, 4, 5]
// Heating starts in the middle of September.
const HALF_HEATED_MONTH = 9

// What is charged where no meter stands: nothing outside the heating season.
export function normVolume(
  household: Household,
  contract: DemoContract,
  month: BillingMonth,
): Volume[] {
  const stays = household.closing === undefined || month.index < household.closing.month
  if (!stays) return []
  if (contract.service === 'hot_water') {
    const units = HOT_WATER_NORM * BigInt(household.residents ?? 1)
    return [volume(units, 2, month, 'По нормативу на человека')]
  }
  if (contract.service !== 'heating') return []
  const whole = HEATING_NORM * BigInt(household.areaTenths)
  const note = 'По нормативу на площадь'
  if (HEATED_MONTHS.includes(month.month)) return [volume(whole, 6, month, note)]
  if (month.month === HALF_HEATED_MONTH) return [volume(whole / 2n, 6, month, note)]
  return []
}

function volume(units: bigint, scale: number, month: BillingMonth, note: string): Volume {
  return { zone: 'T0', quantity: { units, scale }, period: month.period, note }
}
