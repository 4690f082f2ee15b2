import { decimalText } from '#base/decimal.ts'
import type { Language } from '#base/language.ts'
import { rublesText } from '#base/money.ts'
import { unreachable } from '#base/outcome.ts'
import type { Ledger } from '#core/ledger/show-ledger.ts'
import { formatShortDate } from '../../words/format.ts'
import { type Cell, ledgerHeads, ledgerRows } from './ledger-rows.ts'

const BYTE_ORDER_MARK = '\uFEFF'

// The statement as RFC 4180 wants it, but as Excel in Russian opens it by a double click: UTF-8
// with a byte order mark, semicolons, decimal commas.
export function ledgerCsv(language: Language, ledger: Ledger): string {
  const heads = ledgerHeads(language).map(textField)
  const rows = ledgerRows(language, ledger).map((cells) => cells.map(field))
  return BYTE_ORDER_MARK + [heads, ...rows].map((cells) => `${cells.join(';')}\r\n`).join('')
}

function field(cell: Cell): string {
  switch (cell.kind) {
    case 'text':
      return textField(cell.text)
    case 'date':
      return formatShortDate('ru', cell.date)
    case 'money':
      return rublesText(cell.kopecks).replace('.', ',')
    case 'number':
      return decimalText(cell.value).replace('.', ',')
    case 'empty':
      return ''
    default:
      return unreachable(cell)
  }
}

// A text that a sheet would run as a formula is kept from it by an apostrophe (ASVS 1.2.10); the
// wide forms of the signs are read as the narrow ones in East Asian settings.
export function textField(given: string): string {
  const tame = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/.test(given) ? `'${given}` : given
  return /[";\r\n]/.test(tame) ? `"${tame.replaceAll('"', '""')}"` : tame
}
