import type { CalendarDate } from '#base/calendar-date.ts'
import type { Random } from '../random.ts'
import { type Service, zonesOf } from '../tariffs.ts'
import type { DemoMeter, Moment } from './household.ts'
import type { Traits } from './stories.ts'

type MeterPlan = {
  readonly id: string
  readonly service: Service
  readonly place: string
  readonly traits: Traits
  // Of the data set's first month.
  readonly firstYear: number
  readonly installation?: Moment & { readonly date: CalendarDate }
  readonly removal?: Moment
  readonly verifyBefore?: CalendarDate
}

const MODELS = {
  1: ['Маяк ЭМ-1', 'Сопка-101'],
  2: ['Маяк ЭМ-2', 'Сопка-204'],
  3: ['Маяк ЭМ-3', 'Сопка-304'],
  heating: ['Термаль-М20', 'Фумарола ТС'],
  hot_water: ['Гейзер-15', 'Капля-15Г'],
} as const
// Years a verification (поверка) lasts.
const VERIFIED_FOR: Readonly<Record<Service, number>> = {
  electricity: 16,
  heating: 8,
  hot_water: 6,
}
const DIAL_FRACTION: Readonly<Record<Service, number>> = {
  electricity: -1,
  heating: 4,
  hot_water: 3,
}

// A meter with a dial that suits its service. What it counts a month follows from its owner.
export function makeMeter(plan: MeterPlan, random: Random): DemoMeter {
  const { service, traits, installation, removal } = plan
  const zones = zonesOf(service === 'electricity' ? traits.zones : 1)
  const models = MODELS[service === 'electricity' ? traits.zones : service]
  const own = DIAL_FRACTION[service]
  const fractionDigits = own >= 0 ? own : random.integer(0, 2)
  const rolls = traits.rollsOver && service === 'electricity'
  const integerDigits = rolls ? 4 : service === 'electricity' ? random.integer(5, 6) : 5
  const ratio = service === 'electricity' ? traits.ratio : 1
  const year =
    plan.firstYear - (service === 'hot_water' ? random.integer(1, 4) : random.integer(2, 7))
  const installedOn = installation?.date ?? someDayOf(year, random)
  const verified = Number(installedOn.slice(0, 4)) + VERIFIED_FOR[service]
  const dial = 10 ** (integerDigits + fractionDigits)
  return {
    id: plan.id,
    serialNumber: serialNumber(random),
    model: random.pick(models),
    zones,
    integerDigits,
    fractionDigits,
    ratio,
    place: plan.place,
    automatic: traits.automatic && service === 'electricity',
    installedOn,
    ...(installation ? { installation } : {}),
    ...(removal ? { removal } : {}),
    verifiedOn: installedOn,
    verifyBefore: plan.verifyBefore ?? (`${verified}${installedOn.slice(4)}` as CalendarDate),
    initialDial: zones.map(() => {
      if (installation) return random.integer(0, 9 * 10 ** fractionDigits)
      if (rolls) return Math.floor(dial * 0.93) + random.integer(0, 9)
      return random.integer(Math.floor(dial * 0.02), Math.floor(dial * 0.4))
    }),
    monthlyUse: sharesOf(zones.length).map((share) => {
      const units = use(service, traits, random) * 10 ** fractionDigits
      return Math.round((units * share) / (ratio * 100))
    }),
  }
}

// How an average month splits between the zones, in per cent.
function sharesOf(zones: number): readonly number[] {
  return zones === 1 ? [100] : zones === 2 ? [68, 32] : [27, 29, 44]
}

// kWh, Gcal or m³ of an average month.
function use(service: Service, traits: Traits, random: Random): number {
  if (service === 'hot_water') return random.integer(15, 45) / 10
  if (service === 'heating')
    return traits.organisation ? random.integer(18, 60) : random.integer(10, 20) / 10
  if (traits.organisation) return random.integer(4_000, 16_000)
  return traits.electricStove ? random.integer(260, 560) : random.integer(120, 340)
}

function serialNumber(random: Random): string {
  return random.chance(0.3)
    ? `0${random.integer(10_000_000_000, 99_999_999_999)}`
    : String(random.integer(10_000_000, 69_999_999))
}

// Never the 29th or later: the anniversary exists in every year.
export function someDayOf(year: number, random: Random): CalendarDate {
  const [month, day] = [random.integer(1, 12), random.integer(1, 28)]
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` as CalendarDate
}
