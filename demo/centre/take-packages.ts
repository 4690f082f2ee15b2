import { mkdirSync, readdirSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isRefused } from '#base/outcome.ts'
import type { Period } from '#base/period.ts'
import { handOver } from '#core/exchange/returns/hand-over.ts'
import type { ReturnMeans } from '#core/exchange/returns/means.ts'
import { writeReturnAgain } from '#core/exchange/returns/write-return-again.ts'
import { keepFirst } from '../keep-first.ts'
import type { TakenPackage } from '../returns/place-readings.ts'
import { readReturnPackages } from '../returns/read-return-packages.ts'
import { selectLastReturn } from './centre-store.ts'

export type PackageMeans = ReturnMeans & {
  // Where packages lie, and what each calculation took of them.
  readonly folder: string
}

// Has everything handed over that waits, and tells what each month's calculation, from the first of
// `months` to the last, has taken in. What the last one takes is kept before anything follows from
// it: however often it is begun, it is the same calculation.
export async function takePackages(
  means: PackageMeans,
  months: readonly Period[],
): Promise<readonly TakenPackage[]> {
  const { folder } = means
  const inbox = join(folder, 'returns')
  mkdirSync(inbox, { recursive: true })
  mkdirSync(join(folder, 'taken'), { recursive: true })
  const handed = await handOver(means, inbox)
  if (handed.refused) throw new Error(`kabinet return: ${handed.refused}`)
  await bringBack(means, inbox)
  const packages = readReturnPackages(inbox)
  const taken: TakenPackage[] = []
  for (const [at, takenIn] of months.entries()) {
    const file = join(folder, 'taken', takenIn)
    const isNew = at === months.length - 1
    const last = isNew ? await keepCount(file, packages.length) : await countIn(file)
    const added = packages.slice(taken.length, Math.max(taken.length, last))
    taken.push(...added.map((one) => ({ ...one, takenIn })))
  }
  return taken
}

// A package that was handed over into another folder, or lost, is as good as one that lies here.
async function bringBack(means: ReturnMeans, inbox: string): Promise<void> {
  const present = new Set(
    readdirSync(inbox).map((name) => Number(/^return-(\d+)$/.exec(name)?.[1] ?? 0)),
  )
  const [{ last } = { last: 0 }] = await means.db.read({}, selectLastReturn())
  for (let sequence = 1; sequence <= last; sequence += 1) {
    if (present.has(sequence)) continue
    const written = await writeReturnAgain(means, inbox, sequence)
    if (isRefused(written))
      throw new Error(`kabinet return --again ${sequence}: ${written.refused}`)
  }
}

// An empty file is one whose writing was cut short: nothing has followed from it.
async function keepCount(file: string, count: number): Promise<number> {
  const kept = await keepFirst(file, String(count))
  if (kept !== '') return Number(kept)
  await writeFile(file, String(count))
  return count
}

// Zero for a month that was billed before packages were taken in.
async function countIn(file: string): Promise<number> {
  return Number(await readFile(file, 'utf8').catch(() => '0'))
}
