import { existsSync, readFileSync } from 'node:fs'
import { rename, writeFile } from 'node:fs/promises'
import { type Clock, systemClock } from '#platform/clock.ts'
import { keepFirst } from './keep-first.ts'

// A clock that can be moved on: never back.
export type DemoClock = Clock & {
  // Moves it to this moment, for good, unless it shows a later one already. Gives whether it moved.
  moveTo(moment: Temporal.Instant): Promise<boolean>
}

// The morning after the calculation for January 2019.
const beginning = Temporal.Instant.from('2019-02-04T09:00:00+12:00')

// A clock for the make-believe utility: it begins in February 2019 when the town is made and goes
// on from there, also over restarts; `file` remembers when that was, and `<file>-ahead` by how many
// milliseconds it has been moved on since.
export async function demoClock(file: string): Promise<DemoClock> {
  const made = Temporal.Instant.from(await keepFirst(file, systemClock.now().toString()))
  const aheadFile = `${file}-ahead`
  let ahead = existsSync(aheadFile) ? Number(readFileSync(aheadFile, 'utf8')) : 0
  const now = () => beginning.add(systemClock.now().since(made)).add({ milliseconds: ahead })
  return {
    now,
    moveTo: async (moment) => {
      const missing = Math.ceil(moment.since(now()).total('milliseconds'))
      if (missing <= 0) return false
      await writeFile(`${aheadFile}.new`, String(ahead + missing), { flush: true })
      await rename(`${aheadFile}.new`, aheadFile)
      ahead += missing
      return true
    },
  }
}
