import { formatDecimal } from '#base/decimal.ts'
import { formatReceiptNumber } from '#base/receipt-number.ts'
import utility from '#settings/demo.ts'
import { holderNameIn } from '../households/household.ts'
import type { IssuedReceipt } from './issued-receipt.ts'
import type { Drawing } from './pdf/drawing.ts'
import { body, EMBER, INK, LEFT, label, MUTED, strong } from './receipt-style.ts'

// Where the unique number stands on every receipt, in points from the top left corner of the page.
export const NUMBER_FRAME = { x: LEFT, y: 250, width: 296, height: 60 } as const

const VALUES = LEFT + 84
const VALUES_WIDTH = 212

// Whose receipt it is: account, name, address.
export function drawPayer(page: Drawing, receipt: IssuedReceipt): void {
  const { household, bill } = receipt
  const row = (y: number, name: string, value: string, style = body) => {
    page.text(LEFT, y, name, label)
    page.text(VALUES, y, value, style)
  }
  row(145, 'Лицевой счёт', household.accountNumber, { ...strong, size: 13 })
  row(161, 'Единый лицевой счёт', household.unifiedNumber)
  page.text(LEFT, 176, household.kind === 'organisation' ? 'Потребитель' : 'Плательщик', label)
  let y = 176
  const lines = (text: string) => {
    for (const line of page.wrap(text, VALUES_WIDTH, body)) {
      page.text(VALUES, y, line, body)
      y += 11
    }
    y += 4
  }
  lines(holderNameIn(household, bill.month.index))
  page.text(LEFT, y, 'Адрес', label)
  lines(unbroken(household.address))
  const area = formatDecimal({ units: BigInt(household.areaTenths), scale: 1 })
  const people = household.residents ? `, проживают: ${household.residents}` : ''
  row(y, 'Площадь', `${area} м²${people}`)
}

// An abbreviation stays with what it names.
function unbroken(address: string): string {
  return address.replace(/(?<=(^|\s)(г|с|п|ул|пер|ш|б-р|проезд|д|корп|кв)\.?) /gu, '\u00A0')
}

// The number that opens the account in the cabinet, always at the same place.
export function drawUniqueNumber(page: Drawing, receipt: IssuedReceipt): void {
  const { x, y, width, height } = NUMBER_FRAME
  const { uniqueNumber } = receipt
  if (!uniqueNumber) return
  page.box(x, y, width, height, { fill: '#fdf6f1', line: EMBER, lineWidth: 1.5, radius: 6 })
  const caption = { size: 8.8, face: 'bold', colour: EMBER } as const
  page.text(x + 14, y + 18, 'Уникальный номер для личного кабинета', caption)
  // The groups stand apart by more than a space: each is read and typed on its own.
  const groups = formatReceiptNumber(uniqueNumber).split('\u00A0')
  groups.forEach((group, index) => {
    const style = { size: 21, face: 'bold', colour: INK, tabular: true } as const
    page.text(x + 14 + index * 69, y + 41, group, style)
  })
  page.text(x + 14, y + 53.5, 'Никому не сообщайте: по нему открывается ваш лицевой счёт.', {
    ...label,
    size: 7,
  })
}

// Where the money goes: under the number, or in its place where there is none yet.
export function drawPayee(page: Drawing, { uniqueNumber }: IssuedReceipt): void {
  const top = NUMBER_FRAME.y + (uniqueNumber ? NUMBER_FRAME.height + 16 : 12)
  const { legal, bank, name } = utility
  const style = { size: 7.4, colour: MUTED } as const
  const lines = [
    `Получатель: ${name}, ИНН ${legal.inn}, КПП ${legal.kpp}`,
    `Счёт ${bank.account}, ${bank.name}`,
    `БИК ${bank.bic}, корр. счёт ${bank.correspondentAccount}`,
  ]
  lines.forEach((line, index) => {
    page.text(LEFT, top + index * 10.4, line, style)
  })
}
