import { join } from 'node:path'
import { assert } from '#base/assert.ts'
import type { Refused } from '#base/outcome.ts'
import type { Tx } from '#platform/postgres/database.ts'
import type { ReturnMeans } from './means.ts'
import { type PackageFile, placePackage } from './package-folder.ts'
import { returnName } from './return-name.ts'
import {
  lockReturns,
  markWritten,
  type StoredFile,
  selectPiece,
  selectReturn,
} from './returns-store.ts'

export type WrittenReturn = {
  readonly sequence: number
  readonly readings: number
  readonly payments: number
  // Where it lies, whole.
  readonly path: string
}

export type ReturnOccupied = Refused<'occupied'> & {
  readonly sequence: number
  readonly path: string
  // What is not as in the package; empty when the name is that of a file.
  readonly differs: string
}

const PIECE_BYTES = 8_000_000

// Writes a recorded package into a folder that is there, byte for byte as it was made: whole under
// its name or not at all, synced, and noted as written once it is. Written there already it is left
// as it is. Refuses when something else has its name.
export async function writeReturn(
  means: ReturnMeans,
  folder: string,
  sequence: number,
): Promise<WrittenReturn | ReturnOccupied> {
  const outcome = await means.db.transaction({}, (tx) => writeWithin(tx, means, folder, sequence))
  await means.crashPoint?.('after-writing')
  return outcome
}

async function writeWithin(
  tx: Tx,
  { clock, crashPoint }: ReturnMeans,
  folder: string,
  sequence: number,
): Promise<WrittenReturn | ReturnOccupied> {
  await tx.run(lockReturns())
  const { files, writtenAt, ...stored } = await tx.one(selectReturn(sequence))
  const path = join(folder, returnName(sequence))
  const placed = await placePackage(
    path,
    files.map((file) => fileOf(tx, sequence, file)),
    {
      betweenFiles: () => crashPoint?.('between-files'),
      beforeRename: () => crashPoint?.('after-files-before-rename'),
    },
  )
  if (placed) return { refused: 'occupied', sequence, path, differs: placed.differs }
  await crashPoint?.('after-rename')
  if (writtenAt === null) await tx.run(markWritten(sequence, clock.now()))
  await crashPoint?.('after-writing-before-commit')
  return { ...stored, path }
}

function fileOf(tx: Tx, sequence: number, { name, bytes, sha256 }: StoredFile): PackageFile {
  return {
    name,
    bytes,
    sha256,
    read: async function* () {
      for (let offset = 0; offset < bytes; offset += PIECE_BYTES) {
        const { piece } = await tx.one(selectPiece(sequence, name, offset, PIECE_BYTES))
        assert(piece.length > 0, 'a package is as long as it says')
        yield piece
      }
    },
  }
}
