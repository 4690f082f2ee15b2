import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import type { ImportParts } from '#core/exchange/import-extract.ts'
import { clockAt } from '#platform/clock.ts'
import { keyringFrom } from '#platform/keyring.ts'
import type { Database } from '#platform/postgres/database.ts'
import { folderFiles } from '#providers/folder-files/folder-files.ts'

// A folder that goes with the last test of the file.
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'kabinet-exchange-'))
  after(() => rm(folder, { recursive: true, force: true }))
  return folder
}

// What an import works with, around one database: real files in a folder of their own.
export async function importParts(db: Database): Promise<ImportParts & { filesFolder: string }> {
  const filesFolder = await temporaryFolder()
  return {
    db,
    files: folderFiles(filesFolder),
    keyring: keyringFrom(Buffer.alloc(32, 7)),
    clock: clockAt('2019-02-01T12:00:00+12:00'),
    filesFolder,
  }
}
