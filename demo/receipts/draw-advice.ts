import utility from '#settings/demo.ts'
import type { Drawing } from './pdf/drawing.ts'
import { INK, LEFT, LINE, label, MUTED, RIGHT } from './receipt-style.ts'

// The tables end above this line.
export const ADVICE_TOP = 757
const COLUMN = 178
const COLUMN_WIDTH = 156

const ADVICE: readonly (readonly [title: string, text: string])[] = [
  [
    'Показания',
    'Передавайте с 15 по 25 число: в личном кабинете, по телефону отделения или в кассе.',
  ],
  ['Личный кабинет', `Квитанции, показания и оплата: ${new URL(utility.site).host}`],
  ['Если платить позже', 'С 31-го дня — пени 1/300 ключевой ставки в день, с 91-го дня — 1/130.'],
]
const NOTICE =
  'Вымышленная организация, вымышленные люди, адреса и суммы: документ создан для знакомства ' +
  'с программой, платить по нему нельзя.'

// What to do next, and that nothing of it is real, at the foot of every receipt.
export function drawAdvice(page: Drawing): void {
  page.rule(LEFT, ADVICE_TOP, RIGHT, LINE)
  ADVICE.forEach(([title, text], index) => {
    const x = LEFT + index * COLUMN
    page.text(x, ADVICE_TOP + 14, title, { size: 8, face: 'bold', colour: INK })
    page.wrap(text, COLUMN_WIDTH, label).forEach((line, row) => {
      page.text(x, ADVICE_TOP + 25 + row * 9.6, line, label)
    })
  })
  page.text(LEFT, ADVICE_TOP + 60, NOTICE, { size: 6.8, colour: MUTED })
}
