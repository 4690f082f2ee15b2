import { isRefused, type Refused } from '#base/outcome.ts'
import { isFolder } from './is-folder.ts'
import { makeReturn } from './make-return.ts'
import type { ReturnMeans } from './means.ts'
import { selectUnwritten } from './returns-store.ts'
import { type ReturnOccupied, type WrittenReturn, writeReturn } from './write-return.ts'

// `earlier`: recorded by a run before this one, which did not come to write it.
type HandedOver = WrittenReturn & { readonly earlier: boolean }

export type HandOverOutcome = {
  // In the order of their numbers; empty when nothing waited.
  readonly packages: readonly HandedOver[]
} & (
  | { readonly refused?: never }
  // What stands in `packages` was written before the refusal.
  | ReturnOccupied
  | Refused<'no-folder'>
)

// Hands over to billing all that waits, as packages in this folder: first those that were recorded
// and not written, then new ones until nothing waits. Two at once share the packages between them;
// each reading goes into one. Refuses a folder that is not there, before anything is recorded, and
// a place that something else has taken; what is recorded by then is written by the next run.
export async function handOver(means: ReturnMeans, folder: string): Promise<HandOverOutcome> {
  const packages: HandedOver[] = []
  if (!(await isFolder(folder))) return { packages, refused: 'no-folder' }
  for (;;) {
    const earlier = await unwritten(means)
    const sequence = earlier ?? (await makeReturn(means))?.sequence
    if (sequence === undefined) return { packages }
    if (earlier === undefined) await means.crashPoint?.('after-recording')
    const written = await writeReturn(means, folder, sequence)
    if (isRefused(written)) return { packages, ...written }
    packages.push({ ...written, earlier: earlier !== undefined })
  }
}

async function unwritten({ db }: ReturnMeans): Promise<number | undefined> {
  const [row] = await db.read({}, selectUnwritten())
  return row?.sequence
}
