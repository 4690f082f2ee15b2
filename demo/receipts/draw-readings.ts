import { formatDecimal } from '#base/decimal.ts'
import type { Reading } from '../billing/bill.ts'
import { dateInFigures } from '../russian-dates.ts'
import { drawTable } from './draw-table.ts'
import type { Placed } from './draw-tables.ts'
import { LEFT, section } from './receipt-style.ts'
import { SOURCE_NAMES, zoneName } from './receipt-words.ts'

// Every dial the month was billed by: before, now, when and by whom.
export function drawReadings({ page, y, rowHeight }: Placed, readings: readonly Reading[]): void {
  page.text(LEFT, y, 'Показания приборов учёта', section)
  drawTable(page, y + 8, rowHeight, {
    columns: [
      { title: 'Прибор', x: LEFT },
      { title: 'Номер', x: 166 },
      { title: 'Зона', x: 242 },
      { title: 'Было', x: 352, right: true },
      { title: 'Стало', x: 414, right: true },
      { title: 'Снято', x: 472, right: true },
      { title: 'Кем', x: 484 },
    ],
    rows: readings.map(({ meter, zone, value, previous, takenOn, source }) => [
      `${meter.model}, ${meter.place}`,
      meter.serialNumber,
      zoneName(zone, meter.zones.length),
      previous ? formatDecimal(previous) : '',
      formatDecimal(value),
      dateInFigures(takenOn),
      SOURCE_NAMES[source],
    ]),
  })
}
