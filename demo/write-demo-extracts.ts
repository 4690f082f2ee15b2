import { mkdirSync } from 'node:fs'
import { monthsBetween, type Period } from '#base/period.ts'
import { nothingSent, type SentReadings } from './billing/sent-reading.ts'
import { demoBranches } from './branches.ts'
import { type DataSetOptions, dataSet } from './data-set.ts'
import { type ReceiptPrinter, type WrittenExtract, writeExtract } from './extract/write-extract.ts'
import { writeIncrements } from './extract/write-increments.ts'
import { printPlainReceipt } from './receipts/plain-receipt.ts'
import { receiptPress } from './receipts/print-receipt.ts'

export type DemoExtractsOptions = Partial<DataSetOptions> & {
  // Made if it is not there. An extract that stands in it already is not overwritten: the run ends
  // with an error.
  readonly folder: string
  // 'plain' is a valid page of half a kilobyte with nothing to look at, for large data sets;
  // 'none' leaves receipts out altogether.
  readonly receipts?: 'drawn' | 'plain' | 'none'
  // Receipts only of so many last months of the full extract; increments have theirs always.
  readonly receiptMonths?: number
  // Nothing unless told.
  readonly sent?: SentReadings
  readonly onExtract?: (written: WrittenExtract) => void
}

type DemoExtracts = {
  // In the order in which they are to be imported: all full ones, then month after month.
  readonly folders: readonly string[]
  readonly rows: number
  readonly receipts: number
}

// Twenty accounts tell every story; sixty make a small town.
export const demoDefaults: DataSetOptions = {
  seed: 2019,
  accounts: 60,
  from: '2017-12',
  months: 13,
  increments: 1,
}

// How many increments follow the full extract of a data set with these defaults until the one that
// closes the period.
export function incrementsUntil(period: Period): number {
  return monthsBetween(demoDefaults.from as Period, period) + 1 - demoDefaults.months
}

// Writes the make-believe utility's extracts: for each branch a full one and then its increments.
// The same options give the same bytes.
export function writeDemoExtracts(options: DemoExtractsOptions): DemoExtracts {
  const { sent = nothingSent } = options
  const data = { ...dataSet({ ...demoDefaults, ...options }), sent }
  const { fullMonths, months } = data
  const printer: ReceiptPrinter = {
    from:
      options.receipts === 'none'
        ? Number.POSITIVE_INFINITY
        : fullMonths - (options.receiptMonths ?? fullMonths),
    print: (options.receipts ?? 'drawn') === 'drawn' ? receiptPress() : printPlainReceipt,
  }
  mkdirSync(options.folder, { recursive: true })
  const written: WrittenExtract[] = []
  const keep = (extract: WrittenExtract) => {
    written.push(extract)
    options.onExtract?.(extract)
  }
  for (const branch of demoBranches) {
    if (data.accountsIn(branch.number) === 0) continue
    const calculation = { branch, sequence: 1, kind: 'full', from: 0, to: fullMonths - 1 } as const
    keep(writeExtract(options.folder, data, calculation, printer))
  }
  for (let month = fullMonths; month < months; month += 1) {
    for (const extract of writeIncrements(options.folder, data, month, printer)) keep(extract)
  }
  return {
    folders: written.map(({ folder }) => folder),
    rows: written.reduce((total, { rows }) => total + rows, 0),
    receipts: written.reduce((total, { receipts }) => total + receipts, 0),
  }
}
