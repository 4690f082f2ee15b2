import type { Fault } from './fault.ts'
import { extractSentences } from './fault-sentences.ts'
import { inParallel } from './in-parallel.ts'
import { inspectPdf } from './inspect-pdf.ts'
import type { Manifest } from './reading/manifest.ts'
import { placeOf } from './reading/package-files.ts'
import { PackageDamaged, type PackageFile, type PackageSource } from './reading/package-source.ts'
import { accountOfReceiptFile } from './reading/receipt-file-name.ts'

type ReceiptRow = {
  readonly line: number
  readonly account: string
  readonly file: string
  readonly bytes: string
  readonly sha256: string
}

// Enough to keep the disk busy; the files are small.
const filesAtOnce = 8

// R1 for the PDF files: each that receipts.csv names is there, is a PDF, and is the one that was
// issued; and nothing lies in the extract that nobody names.
export class ReceiptInspection {
  readonly #source: PackageSource
  readonly #table: string
  readonly #report: (fault: Fault) => void
  // By the place of a file in the listing, 1 once something has named it.
  readonly #named: Uint8Array

  constructor(source: PackageSource, manifest: Manifest, report: (fault: Fault) => void) {
    this.#source = source
    this.#report = report
    this.#table = manifest.tables.find(({ name }) => name === 'receipts')?.path ?? ''
    this.#named = new Uint8Array(source.files.length)
    for (const path of ['datapackage.json', ...manifest.tables.map((table) => table.path)]) {
      this.#find(path)
    }
  }

  async inspect(rows: readonly ReceiptRow[]): Promise<void> {
    await inParallel(rows, filesAtOnce, (row) => this.#inspectOne(row))
  }

  // A file whose row was left out for a fault of its own is not nobody's: `excused` are the
  // accounts of such rows.
  reportUnnamed(excused: ReadonlySet<string | null>): void {
    for (const [at, { path }] of this.#source.files.entries()) {
      if (this.#named[at] === 1) continue
      const account = accountOfReceiptFile(path)
      if (account !== undefined && excused.has(account)) continue
      const place = { file: path, line: null, column: null, value: null, account: null }
      this.#report({ ...place, rule: 'R1', message: extractSentences.nobodys })
    }
  }

  async #inspectOne(row: ReceiptRow): Promise<void> {
    const bytes = this.#find(row.file)?.bytes
    if (bytes === undefined) return this.#fault(row, 'file', extractSentences.pdfMissing)
    if (bytes !== Number(row.bytes)) {
      return this.#fault(row, 'bytes', extractSentences.pdfBytes(bytes))
    }
    try {
      const pdf = await inspectPdf(this.#source.open(row.file))
      if (pdf.sha256 !== row.sha256) {
        this.#fault(row, 'sha256', extractSentences.pdfHash(pdf.sha256))
      } else if (!pdf.isPdf) {
        this.#fault(row, 'file', extractSentences.notPdf)
      }
    } catch (damage) {
      if (!(damage instanceof PackageDamaged)) throw damage
      this.#fault(row, 'file', damage.message)
    }
  }

  // The file of a path, named from here on.
  #find(path: string): PackageFile | undefined {
    const place = placeOf(this.#source.files, path)
    if (place >= 0) this.#named[place] = 1
    return this.#source.files[place]
  }

  #fault(row: ReceiptRow, column: 'file' | 'bytes' | 'sha256', message: string): void {
    const { line, account } = row
    const place = { file: this.#table, line, column }
    this.#report({ ...place, rule: 'R1', value: row[column], account, message })
  }
}
