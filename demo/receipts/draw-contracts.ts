import { sum } from '#base/money.ts'
import { dayOf } from '../billing-calendar.ts'
import { dateInFigures, dateInWords } from '../russian-dates.ts'
import { drawTable } from './draw-table.ts'
import type { Placed } from './draw-tables.ts'
import type { IssuedReceipt } from './issued-receipt.ts'
import { EMBER, LEFT, label, RIGHT, section } from './receipt-style.ts'
import { figureOf, SERVICE_NAMES } from './receipt-words.ts'

const WARNING =
  'Долг больше двух месяцев. Через 20 дней после получения этого документа подача может быть ' +
  'ограничена.'

// Opening, charged, paid and due by contract; gives the y it ends at.
export function drawContracts({ page, y, rowHeight }: Placed, receipt: IssuedReceipt): number {
  const { month, balances } = receipt.bill
  page.text(LEFT, y, 'Состояние договоров', section)
  const end = drawTable(page, y + 8, rowHeight, {
    columns: [
      { title: 'Договор', x: LEFT },
      { title: 'Услуга', x: 160 },
      { title: `На ${dateInFigures(dayOf(month, 1))}, ₽`, x: 322, right: true },
      { title: 'Начислено, ₽', x: 400, right: true },
      { title: 'Оплачено, ₽', x: 474, right: true },
      { title: 'К оплате, ₽', x: RIGHT, right: true },
    ],
    rows: balances.map(({ contract, opening, charged, paid, closing }) => [
      contract.number,
      SERVICE_NAMES[contract.service],
      ...[opening, charged, -paid, closing].map(figureOf),
    ]),
    total: [
      'Итого',
      '',
      figureOf(receipt.opening),
      figureOf(receipt.charged),
      figureOf(-receipt.paid),
      figureOf(sum(balances.map((balance) => balance.closing))),
    ],
  })
  const until = `Учтены платежи по ${dateInWords(dayOf(month, month.days))} включительно.`
  page.text(LEFT, end + 11, `${until} Со знаком минус — переплата.`, label)
  if (!owesTwoMonths(receipt)) return end + 11
  page.text(LEFT, end + 23, WARNING, { ...label, face: 'bold', colour: EMBER })
  return end + 23
}

// Such a warning stands in the payment document itself (Rules No. 354, paragraph 119).
function owesTwoMonths({ opening, paid, charged }: IssuedReceipt): boolean {
  return charged > 0n && opening + paid > 2n * charged
}
