import { formatDecimal } from '#base/decimal.ts'
import type { Kopecks } from '#base/money.ts'
import type { ReadingSource } from '../billing/bill.ts'
import type { Service, Zone } from '../tariffs.ts'

export const SERVICE_NAMES: Readonly<Record<Service, string>> = {
  electricity: 'Электроэнергия',
  heating: 'Отопление',
  hot_water: 'Горячая вода',
}

export const UNIT_NAMES: Readonly<Record<Service, string>> = {
  electricity: 'кВт·ч',
  heating: 'Гкал',
  hot_water: 'м³',
}

export const SOURCE_NAMES: Readonly<Record<ReadingSource, string>> = {
  customer: 'передали вы',
  inspector: 'контролёр',
  automatic: 'прибор сам',
  estimated: 'по среднему',
  norm: 'по нормативу',
  initial: 'при установке',
  final: 'при снятии',
}

// What T1 counts depends on how many zones the meter has.
export function zoneName(zone: Zone, zones: number): string {
  if (zone === 'T0') return ''
  return { T1: zones === 3 ? 'пик' : 'день', T2: 'ночь', T3: 'полупик' }[zone]
}

// A sum where the column's title names the unit: '−1 234,50'.
export function figureOf(amount: Kopecks): string {
  return formatDecimal({ units: amount, scale: 2 })
}
