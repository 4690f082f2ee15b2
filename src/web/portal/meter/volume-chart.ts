import { approximately } from '#base/decimal.ts'
import type { Language } from '#base/language.ts'
import { unitOf } from '#core/customers/service.ts'
import { zoneName } from '#core/customers/zone.ts'
import type { MonthVolume } from '#core/metering/monthly-volumes.ts'
import type { MeterHistory } from '#core/metering/show-meter.ts'
import { type Html, html } from '#platform/html/html.ts'
import { type AxisStep, axisStep, stepsTo } from '../../parts/axis-scale.ts'
import { disclosure } from '../../parts/disclosure.ts'
import { type MonthBar, monthBars } from '../../parts/month-bars.ts'
import type { AccountVisit } from '../../visit.ts'
import { billingWords } from '../../words/billing.ts'
import { formatMonth, formatNumber, monthName, unitName } from '../../words/format.ts'
import { meterWords } from '../../words/meter.ts'
import { volumeLegend } from './volume-legend.ts'
import { volumeTables, type ZoneOfChart } from './volume-tables.ts'
import { type MonthPair, type VolumeYears, volumeYears } from './volume-years.ts'

type Scale = { readonly step: AxisStep; readonly gap: number }

// Pixels for the largest zone, of one, two and three.
const HEIGHTS = [180, 150, 120] as const
const MARKS = 5

// What went through the meter by month, this year beside the one before, and the same as a table.
// Each zone has a drawing of its own, all at one scale. Nothing where no month can be told.
export function volumeChart(visit: AccountVisit, meter: MeterHistory): Html | undefined {
  const years = volumeYears(meter.monthly)
  if (years === undefined) return undefined
  const { language } = visit
  const words = meterWords[language].volumes
  const zones = years.zones.map((zone) => ({
    ...zone,
    name: billingWords[language].zones[zoneName(zone.zone, meter.zones)],
  }))
  const volumes = zones.flatMap(({ months }) => volumesOf(months))
  const largest = largestOf(volumes)
  const step = axisStep(largest, MARKS)
  const height = HEIGHTS[zones.length - 1] ?? HEIGHTS[2]
  const scale = { step, gap: Math.round(height / stepsTo(largest, step)) }
  const unit = unitName(language, unitOf(meter.service))
  return html`<section class="chart"><h2>${words.title(unit)}</h2>
${volumeLegend(visit, years, volumes.some(isCalculated))}
${zones.map((zone) => zoneChart(visit, years, zone, scale))}
${disclosure(words.table, volumeTables(visit, meter, years, zones))}</section>`
}

function zoneChart(
  { language }: AccountVisit,
  { year, yearBefore }: VolumeYears,
  { name, months }: ZoneOfChart,
  { step, gap }: Scale,
): Html {
  const words = meterWords[language].volumes
  const latest = months.findLast(({ now }) => now)
  const bars = monthBars(language, {
    label: words.image(name, yearBefore === null ? [year] : [yearBefore, year]),
    months: months.map((month) => ({
      name: monthName(language, month.period),
      said: saidOf(language, month).join('; '),
      now: barOf(month.now),
      before: barOf(month.before),
    })),
    step,
    steps: stepsTo(largestOf(volumesOf(months)), step),
    gap,
  })
  const said = latest && saidOf(language, latest).map((one) => html` <span>${one}</span>`)
  return html`<figure><figcaption>${name && html`<b>${name}</b>`}${said}</figcaption>
${bars}</figure>`
}

// 'январь 2019: 343,5', then the same month of the year before.
function saidOf(language: Language, { now, before }: MonthPair): readonly string[] {
  return [now, before].flatMap((volume) =>
    volume
      ? [`${formatMonth(language, volume.period)}: ${formatNumber(language, volume.amount)}`]
      : [],
  )
}

function barOf(volume: MonthVolume | undefined): MonthBar | undefined {
  return volume && { amount: volume.amount, calculated: isCalculated(volume) }
}

function volumesOf(months: readonly MonthPair[]): readonly MonthVolume[] {
  const volumes = months.flatMap(({ now, before }) => [before, now])
  return volumes.filter((volume) => volume !== undefined)
}

function largestOf(volumes: readonly MonthVolume[]): number {
  return Math.max(0, ...volumes.map(({ amount }) => approximately(amount)))
}

function isCalculated({ spread, assumed }: MonthVolume): boolean {
  return spread || assumed
}
