import { assert } from '#base/assert.ts'
import { type Decimal, powerOfTen } from '#base/decimal.ts'
import type { Period } from '#base/period.ts'
import type { DemoBranch } from './branches.ts'

export type Service = 'electricity' | 'heating' | 'hot_water'
export type Zone = 'T0' | 'T1' | 'T2' | 'T3'
type ConsumerGroup = 'household' | 'electric-stove' | 'organisation'

export type TariffRow = {
  readonly code: string
  readonly zone: Zone
  readonly validFrom: string
  readonly validTo: string
  readonly service: Service
  readonly name: string
  readonly unit: 'kWh' | 'Gcal' | 'm3'
  readonly price: Decimal
}

// Prices change on these days and on no other. All sums are made up.
const CHANGES = ['2015-01-01', '2018-07-01', '2019-01-01', '2019-07-01'] as const
const LAST_DAYS = ['2018-06-30', '2018-12-31', '2019-06-30', '']
// Rubles per kWh in thousandths, Gcal and m³ in hundredths.
const ELECTRICITY = [4_360n, 4_580n, 4_655n, 4_790n]
const HEATING = [412_060n, 421_080n, 421_080n, 387_050n]
const HOT_WATER = [31_240n, 32_375n, 32_910n, 30_560n]

const ZONES: Readonly<Record<1 | 2 | 3, readonly Zone[]>> = {
  1: ['T0'],
  2: ['T1', 'T2'],
  3: ['T1', 'T2', 'T3'],
}
const ZONE_NAMES: Readonly<Record<string, string>> = {
  '1T0': 'одна ставка',
  '2T1': 'две зоны: день',
  '2T2': 'две зоны: ночь',
  '3T1': 'три зоны: пик',
  '3T2': 'три зоны: ночь',
  '3T3': 'три зоны: полупик',
}
// In per cent of the one-rate price.
const ZONE_SHARES: Readonly<Record<string, bigint>> = {
  '1T0': 100n,
  '2T1': 115n,
  '2T2': 80n,
  '3T1': 120n,
  '3T2': 80n,
  '3T3': 100n,
}
const GROUP_NAMES: Readonly<Record<ConsumerGroup, string>> = {
  household: 'Население',
  'electric-stove': 'Население с электроплитами',
  organisation: 'Прочие потребители',
}
const GROUP_CODES: Readonly<Record<ConsumerGroup, string>> = {
  household: '',
  'electric-stove': 'S',
  organisation: 'O',
}

// The zones a meter of so many counts.
export function zonesOf(count: 1 | 2 | 3): readonly Zone[] {
  return ZONES[count]
}

// The code of an electricity tariff, unique across branches as every code is.
export function electricityCode(
  branch: DemoBranch,
  group: ConsumerGroup,
  zones: 1 | 2 | 3,
): string {
  return `${branch.tariffPrefix}-E${zones}${GROUP_CODES[group]}`
}

// Organisations heat at a price of their own.
export function heatingCode(branch: DemoBranch, group: ConsumerGroup): string {
  return `${branch.tariffPrefix}-H${group === 'organisation' ? 'O' : ''}`
}

export function hotWaterCode(branch: DemoBranch): string {
  return `${branch.tariffPrefix}-W`
}

// Every tariff of a branch, in the order of codes, zones and days.
export function tariffRows(branch: DemoBranch): TariffRow[] {
  const rows: TariffRow[] = []
  const add = (
    row: Pick<TariffRow, 'code' | 'zone' | 'service' | 'name' | 'unit'>,
    prices: Decimal[],
  ) =>
    CHANGES.forEach((validFrom, change) => {
      const [validTo, price] = [LAST_DAYS[change] ?? '', prices[change]]
      assert(price !== undefined, 'a tariff has a price for every change')
      rows.push({ ...row, validFrom, validTo, price })
    })
  for (const group of ['household', 'electric-stove', 'organisation'] as const) {
    for (const zones of [1, 2, 3] as const) {
      for (const zone of ZONES[zones]) {
        const name = `${GROUP_NAMES[group]}, ${ZONE_NAMES[zones + zone]}`
        const code = electricityCode(branch, group, zones)
        const share = ZONE_SHARES[zones + zone] ?? 100n
        const prices = ELECTRICITY.map((base) => electricityPrice(branch, group, base * share))
        add({ code, zone, service: 'electricity', name, unit: 'kWh' }, prices)
      }
    }
  }
  const heat = { zone: 'T0', service: 'heating', unit: 'Gcal' } as const
  const [own, other] = [heatingCode(branch, 'household'), heatingCode(branch, 'organisation')]
  add({ ...heat, code: own, name: 'Отопление, население' }, HEATING.map(hundredths))
  add(
    { ...heat, code: other, name: 'Отопление, прочие потребители' },
    HEATING.map((base) => ({ units: base * 18_734n, scale: 6 })),
  )
  add(
    {
      code: hotWaterCode(branch),
      zone: 'T0',
      service: 'hot_water',
      name: 'Горячая вода',
      unit: 'm3',
    },
    HOT_WATER.map((base) => hundredths((base * branch.priceLevel) / 1000n)),
  )
  return rows
}

// Households pay in thousandths of a ruble, organisations in millionths.
function electricityPrice(branch: DemoBranch, group: ConsumerGroup, hundredfold: bigint): Decimal {
  const exact = hundredfold * branch.priceLevel
  if (group === 'organisation') return { units: (exact * 141_421n) / powerOfTen(7), scale: 6 }
  const share = group === 'electric-stove' ? 7n : 10n
  return { units: (exact * share + 500_000n) / 1_000_000n, scale: 3 }
}

function hundredths(units: bigint): Decimal {
  return { units, scale: 2 }
}

// What a unit costs in a period, by tariff code and zone.
export type PriceList = (code: string, zone: Zone, period: Period) => Decimal

// The prices of a branch, ready for many look-ups.
export function priceList(branch: DemoBranch): PriceList {
  const prices = new Map<string, Decimal[]>()
  for (const { code, zone, price } of tariffRows(branch)) {
    const key = code + zone
    prices.set(key, [...(prices.get(key) ?? []), price])
  }
  return (code, zone, period) => {
    const change = CHANGES.findLastIndex((day) => day.slice(0, 7) <= period)
    const price = prices.get(code + zone)?.[change]
    assert(price !== undefined, 'a contract has a tariff, and its period a price')
    return price
  }
}
