import { formatDecimal } from '#base/decimal.ts'
import type { Entry } from '../billing/bill.ts'
import { drawTable, type TableRow } from './draw-table.ts'
import type { Placed } from './draw-tables.ts'
import type { IssuedReceipt } from './issued-receipt.ts'
import { LEFT, RIGHT, section } from './receipt-style.ts'
import { figureOf, SERVICE_NAMES, UNIT_NAMES, zoneName } from './receipt-words.ts'

// What the month cost, row by row; gives the y it ends at.
export function drawCharges(
  { page, y, rowHeight }: Placed,
  receipt: IssuedReceipt,
  charges: readonly Entry[],
): number {
  page.text(LEFT, y, 'Начислено за месяц', section)
  return drawTable(page, y + 8, rowHeight, {
    columns: [
      { title: 'Услуга', x: LEFT },
      { title: 'Как посчитано', x: 178 },
      { title: 'Объём', x: 420, right: true },
      { title: 'Цена, ₽', x: 484, right: true },
      { title: 'Сумма, ₽', x: RIGHT, right: true },
    ],
    rows: charges.map(chargeRow),
    total: ['Всего начислено', '', '', '', figureOf(receipt.charged)],
  })
}

function chargeRow({ contract, zone, quantity, price, amount, note, kind }: Entry): TableRow {
  const zoned = zone ? zoneName(zone, contract.meters[0]?.zones.length ?? 1) : ''
  const unit = UNIT_NAMES[contract.service]
  return [
    SERVICE_NAMES[contract.service] + (zoned ? `, ${zoned}` : ''),
    note ?? (kind === 'charge' ? 'По прибору учёта' : ''),
    quantity ? `${formatDecimal(quantity, { dropZeros: true })} ${unit}` : '',
    price ? formatDecimal(price) : '',
    figureOf(amount),
  ]
}
