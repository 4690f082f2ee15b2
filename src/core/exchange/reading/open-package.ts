import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Fault } from '../fault.ts'
import { packageWords } from './fault-words.ts'
import { openFolder } from './open-folder.ts'
import { openZip } from './open-zip.ts'
import { packageFault } from './package-files.ts'
import type { PackageSource } from './package-source.ts'

// Opens a folder or a .zip without unpacking it. Refuses, with every fault at once, what is not a
// plain tree of files around one datapackage.json.
export async function openPackage(path: string): Promise<PackageSource | { faults: Fault[] }> {
  const stats = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined
    throw error
  })
  if (stats?.isDirectory()) return openFolder(path)
  if (stats?.isFile()) return openZip(path)
  const message = stats === undefined ? packageWords.absent : packageWords.neither
  return { faults: [packageFault(basename(path), message)] }
}
