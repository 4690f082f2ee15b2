import { demoBranches } from '../branches.ts'
import type { DataSet } from '../data-set.ts'
import { type ReceiptPrinter, type WrittenExtract, writeExtract } from './write-extract.ts'

// Writes the increment of one month for each branch that has accounts, one when asked for the next.
export function* writeIncrements(
  folder: string,
  data: DataSet,
  month: number,
  printer: ReceiptPrinter,
): Generator<WrittenExtract> {
  const sequence = month - data.fullMonths + 2
  for (const branch of demoBranches) {
    if (data.accountsIn(branch.number) === 0) continue
    const calculation = { branch, sequence, kind: 'increment', from: month, to: month } as const
    yield writeExtract(folder, data, calculation, printer)
  }
}
