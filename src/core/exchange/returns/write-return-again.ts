import { isRefused, type Refused } from '#base/outcome.ts'
import { recordAuditAlone } from '#core/audit/record-audit.ts'
import { isFolder } from './is-folder.ts'
import type { ReturnMeans } from './means.ts'
import { selectLastSequence } from './returns-store.ts'
import { type ReturnOccupied, type WrittenReturn, writeReturn } from './write-return.ts'

// Writes a package that was lost once more, byte for byte, and puts that on record. Refuses a
// number no package has, a folder that is not there, and a place that something else has taken.
export async function writeReturnAgain(
  means: ReturnMeans,
  folder: string,
  sequence: number,
): Promise<
  | WrittenReturn
  | ReturnOccupied
  | Refused<'no-folder'>
  | (Refused<'no-such-return'> & { readonly last: number })
> {
  if (!(await isFolder(folder))) return { refused: 'no-folder' }
  const [{ last } = { last: 0 }] = await means.db.read({}, selectLastSequence())
  if (sequence < 1 || sequence > last) return { refused: 'no-such-return', last }
  const written = await writeReturn(means, folder, sequence)
  if (isRefused(written)) return written
  await recordAuditAlone(means.db, {
    at: means.clock.now(),
    action: 'readings-handed-over',
    outcome: 'again',
    details: { sequence, readings: written.readings },
  })
  return written
}
