import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type ImportParts, importExtract } from '#core/exchange/import-extract.ts'
import { writeDemoExtracts } from './write-demo-extracts.ts'

// Fills an empty cabinet: the make-believe utility writes its extracts, and they come in through
// the same door as every other. `folder` is where they may lie meanwhile.
export async function fillDemoTown(
  parts: ImportParts,
  options: { readonly accounts: number; readonly folder: string },
  say: (line: string) => void,
): Promise<void> {
  const folder = await mkdtemp(join(options.folder, 'extracts-'))
  try {
    say(`Billing ${options.accounts} make-believe accounts and printing their receipts …`)
    const made = writeDemoExtracts({ folder: join(folder, 'out'), accounts: options.accounts })
    say(`Importing ${made.folders.length} extracts with ${made.receipts} receipts …`)
    for (const path of made.folders) {
      const report = await importExtract(parts, { path, dryRun: false })
      if (report.verdict !== 'accept') {
        throw new Error(`the make-believe extract ${path} was not accepted: ${report.verdict}`)
      }
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
