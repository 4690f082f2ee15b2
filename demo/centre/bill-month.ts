import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { decimalText } from '#base/decimal.ts'
import type { Period } from '#base/period.ts'
import { type ImportParts, importExtract } from '#core/exchange/import-extract.ts'
import { dataSet } from '../data-set.ts'
import type { Answer, ReceiptPrinter } from '../extract/write-extract.ts'
import { writeIncrements } from '../extract/write-increments.ts'
import { receiptPress } from '../receipts/print-receipt.ts'
import { placeReadings } from '../returns/place-readings.ts'
import { demoDefaults, incrementsUntil } from '../write-demo-extracts.ts'
import type { Calculation, RejectedReading } from './calculation.ts'
import { type PackageMeans, takePackages } from './take-packages.ts'

export type BillingMeans = Omit<ImportParts, 'crashPoint'> &
  Omit<PackageMeans, 'crashPoint'> & { readonly accounts: number }

// Bills a month after the first data set for every branch: takes in what the cabinet hands over,
// writes the extracts and imports them. Begun again after it was cut short, or once more, it is the
// same calculation and changes nothing twice. Throws when a package or an extract is not accepted.
export async function billMonth(means: BillingMeans, period: Period): Promise<Calculation> {
  const { accounts } = means
  const data = dataSet({ ...demoDefaults, accounts, increments: incrementsUntil(period) })
  const months = data.calendar.slice(data.fullMonths, data.months)
  const packages = await takePackages(
    means,
    months.map((month) => month.period),
  )
  const billed = { ...data, sent: placeReadings(data, packages) }
  const printer: ReceiptPrinter = { from: 0, print: receiptPress() }
  const folder = await mkdtemp(join(means.folder, 'extracts-'))
  const answers: Answer[] = []
  let [extracts, receipts] = [0, 0]
  try {
    for (const written of writeIncrements(folder, billed, data.months - 1, printer)) {
      await take(means, written.folder)
      answers.push(...written.answers)
      extracts += 1
      receipts += written.receipts
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
  return {
    period,
    packages: packages.filter(({ takenIn }) => takenIn === period).map(({ sequence }) => sequence),
    used: answers.filter(({ reading }) => reading.rejectReason === undefined).length,
    rejected: answers.flatMap(rejectedReading),
    extracts,
    receipts,
  }
}

async function take(means: BillingMeans, path: string): Promise<void> {
  const { verdict, kept } = await importExtract(means, { path, dryRun: false })
  if (verdict === 'accept') return
  const faults = kept.slice(0, 3).map(({ file, line, message }) => `${file}:${line} ${message}`)
  throw new Error(`Кабинет не принял выгрузку (${verdict}): ${faults.join(' ')}`)
}

function rejectedReading({ household, reading }: Answer): RejectedReading[] {
  const { meter, zone, value, rejectReason } = reading
  if (rejectReason === undefined) return []
  return [
    {
      accountNumber: household.accountNumber,
      serialNumber: meter.serialNumber,
      zone,
      value: decimalText(value),
      reason: rejectReason,
    },
  ]
}
