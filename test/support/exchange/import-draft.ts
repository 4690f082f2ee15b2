import { join } from 'node:path'
import { importExtract } from '#core/exchange/import-extract.ts'
import type { Report } from '#core/exchange/report.ts'
import type { Draft } from './draft-extract.ts'
import { type importParts, temporaryFolder } from './import-parts.ts'
import { writeExtract, writtenExtract } from './written-extract.ts'

// Imports drafts in earnest, each written to a folder of its own.
export async function draftImporter(parts: Awaited<ReturnType<typeof importParts>>) {
  const folder = await temporaryFolder()
  let written = 0
  return async (draft: Draft): Promise<Report> => {
    written += 1
    const path = join(folder, String(written))
    await writeExtract(path, writtenExtract(draft))
    return await importExtract(parts, { path, dryRun: false })
  }
}
