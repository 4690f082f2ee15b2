import { periodOfDate } from '#base/period.ts'
import type { MonthVolume } from '#core/metering/monthly-volumes.ts'
import type { MeterHistory } from '#core/metering/show-meter.ts'
import { type Html, html, type Piece } from '#platform/html/html.ts'
import { table } from '../../parts/table.ts'
import type { AccountVisit } from '../../visit.ts'
import { formatDate, formatNumber, monthName } from '../../words/format.ts'
import { meterWords } from '../../words/meter.ts'
import type { VolumeYears } from './volume-years.ts'

export type ZoneOfChart = VolumeYears['zones'][number] & {
  // Empty where the dial has one zone.
  readonly name: string
}

// The chart in exact figures, a table for each zone, and how they came about.
export function volumeTables(
  visit: AccountVisit,
  meter: MeterHistory,
  { year, yearBefore }: VolumeYears,
  zones: readonly ZoneOfChart[],
): Html {
  const { language } = visit
  const words = meterWords[language].volumes
  const years = yearBefore === null ? [year] : [yearBefore, year]
  const columns = years.map((one) => ({ label: words.year(one), numeric: true }))
  const tables = zones.map(({ name, months }) =>
    table({
      caption: name === '' ? words.table : name,
      captionUnseen: name === '',
      columns: [{ label: words.month }, ...columns],
      rows: months
        .filter(({ now, before }) => now ?? before)
        .map(({ period, now, before }) => [
          monthName(language, period),
          ...(yearBefore === null ? [] : [figure(visit, before)]),
          figure(visit, now),
        ]),
    }),
  )
  return html`${hints(visit, meter, zones)}${tables}`
}

function hints({ language }: AccountVisit, meter: MeterHistory, zones: readonly ZoneOfChart[]) {
  const words = meterWords[language].volumes
  const volumes = zones.flatMap(({ months }) => months.flatMap(({ now, before }) => [before, now]))
  const installed = periodOfDate(meter.installedOn)
  const isOlder = volumes.some((volume) => volume && volume.period <= installed)
  return html`<p class="hint">${words.whichMonth}
${volumes.some((volume) => volume?.spread) && words.whenSpread}
${meter.goesOn && isOlder && words.before(formatDate(language, meter.installedOn))}</p>`
}

function figure({ language }: AccountVisit, volume: MonthVolume | undefined): Piece {
  if (volume === undefined) return '—'
  const words = meterWords[language].volumes
  return html`${formatNumber(language, volume.amount)}${
    volume.assumed && html`<small class="under">${words.assumed}</small>`
  }${volume.spread && html`<small class="under">${words.spread}</small>`}`
}
