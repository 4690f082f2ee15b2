import type { SheetData } from 'write-excel-file/node'
import { type CalendarDate, daysBetween } from '#base/calendar-date.ts'
import { decimalText } from '#base/decimal.ts'
import type { Language } from '#base/language.ts'
import { rublesText } from '#base/money.ts'
import { unreachable } from '#base/outcome.ts'
import type { Ledger } from '#core/ledger/show-ledger.ts'
import { ledgerWords } from '../../words/ledger.ts'
import { type Cell, ledgerHeads, ledgerRows } from './ledger-rows.ts'

// Day 0 of a sheet's calendar, for days after February 1900.
const SHEET_EPOCH = '1899-12-30' as CalendarDate
const widths = [16, 12, 16, 18, 16, 10, 12, 10, 12, 14, 14, 40]

// The statement as a workbook: sums are numbers, days are days, text is text whatever it begins
// with, so nothing in it is ever run.
export async function ledgerXlsx(language: Language, ledger: Ledger): Promise<Buffer> {
  // Most processes make none for hours: the eighty files wait for the first.
  const { default: writeExcelFile } = await import('write-excel-file/node')
  const heads = ledgerHeads(language).map((value) => ({
    value,
    type: String,
    fontWeight: 'bold' as const,
  }))
  const rows = ledgerRows(language, ledger).map((cells) => cells.map(sheetCell))
  return writeExcelFile([heads, ...rows], {
    sheet: ledgerWords[language].title,
    columns: widths.map((width) => ({ width })),
    stickyRowsCount: 1,
  }).toBuffer()
}

// The only place where an exact value becomes a floating one: a sheet knows no other numbers. The
// sums of the cabinet have at most sixteen digits, which a sheet shows as they are.
function sheetCell(cell: Cell): SheetData[number][number] {
  switch (cell.kind) {
    case 'text':
      return { value: cell.text, type: String }
    case 'date':
      return { value: daysBetween(SHEET_EPOCH, cell.date), type: Number, format: 'dd.mm.yyyy' }
    case 'money':
      return { value: Number(rublesText(cell.kopecks)), type: Number, format: '#,##0.00' }
    case 'number':
      return { value: Number(decimalText(cell.value)), type: Number, format: '#,##0.######' }
    case 'empty':
      return null
    default:
      return unreachable(cell)
  }
}
