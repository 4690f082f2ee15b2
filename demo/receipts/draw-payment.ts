import { formatRubles, sum } from '#base/money.ts'
import { dateInWords } from '../russian-dates.ts'
import type { IssuedReceipt } from './issued-receipt.ts'
import { paymentCode } from './payment-code.ts'
import type { Drawing } from './pdf/drawing.ts'
import { type QrCode, qrCode } from './qr-code.ts'
import { INK, label, MUTED, PANEL, RIGHT, SEA } from './receipt-style.ts'

const BOX = { x: 362, y: 132, width: RIGHT - 362, height: 219 } as const
const CODE_SIZE = 136
// Four light modules belong around a code; the panel's tint would not read as light.
const QUIET_MODULES = 4

// What is to be paid, by when, and the code that pays it.
export function drawPayment(page: Drawing, receipt: IssuedReceipt): void {
  const { x, y, width, height } = BOX
  page.box(x, y, width, height, { fill: PANEL, radius: 8 })
  const centre = x + width / 2
  const text = paymentCode(receipt)
  if (text === undefined) {
    drawNothingToPay(page, receipt)
    return
  }
  const due = `К оплате до ${dateInWords(receipt.dueOn)}`
  page.text(centre, y + 19, due, { size: 8.8, colour: MUTED, align: 'centre' })
  const total = { size: 22, face: 'bold', colour: SEA, align: 'centre' } as const
  page.text(centre, y + 43, formatRubles(receipt.totalDue), total)
  const top = y + 53
  page.box(centre - CODE_SIZE / 2, top, CODE_SIZE, CODE_SIZE, { fill: '#ffffff', radius: 3 })
  drawCode(page, qrCode(text), centre - CODE_SIZE / 2, top)
  const caption = { ...label, size: 7.2, align: 'centre' } as const
  page.text(centre, top + CODE_SIZE + 11, 'Код для оплаты: откройте приложение', caption)
  page.text(centre, top + CODE_SIZE + 20, 'банка и наведите камеру', caption)
}

function drawNothingToPay(page: Drawing, { bill }: IssuedReceipt): void {
  const { x, y, width } = BOX
  const centre = x + width / 2
  const closing = sum(bill.balances.map((balance) => balance.closing))
  page.text(centre, y + 76, 'Платить не нужно', {
    size: 16,
    face: 'bold',
    colour: SEA,
    align: 'centre',
  })
  if (closing === 0n) return
  const style = { size: 9, colour: MUTED, align: 'centre' } as const
  page.text(centre, y + 98, 'Переплата на конец месяца', style)
  page.text(centre, y + 118, formatRubles(-closing), {
    ...style,
    size: 14,
    face: 'bold',
    colour: INK,
  })
  page.text(centre, y + 138, 'зачтётся в следующем месяце', style)
}

function drawCode(page: Drawing, { size, modules }: QrCode, x: number, y: number): void {
  const scale = CODE_SIZE / (size + 2 * QUIET_MODULES)
  const runs: string[] = []
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      const start = column
      while (column < size && modules[row * size + column]) column += 1
      // A hair higher than a module: viewers would show seams between the rows.
      if (column > start) runs.push(`${start} ${row} ${column - start} 1.02 re`)
    }
  }
  const inset = QUIET_MODULES * scale
  page.path(x + inset, y + inset, scale, '#000000', `${runs.join(' ')} f`)
}
