import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { assert } from '#base/assert.ts'
import { nextPeriod, type Period, periodFromSqlDate } from '#base/period.ts'
import type { DemoClock } from '../demo-clock.ts'
import { type BillingMeans, billMonth } from './bill-month.ts'
import type { Calculation } from './calculation.ts'
import { countUnanswered, selectLastPeriods } from './centre-store.ts'
import { morningAfter } from './morning-after.ts'

// The make-believe utility's billing, as the person at its desk sees it.
export type BillingCentre = {
  look(): Promise<CentreView>
  // Begins the calculation of the month, unless one is under way or the month is not the next one.
  // Gives at once whether it was begun.
  begin(period: string): Promise<boolean>
  // Once no calculation is under way.
  settled(): Promise<void>
}

export type CentreView = {
  readonly now: Temporal.Instant
  readonly next: Period
  // Sent by customers and not answered.
  readonly unanswered: number
  readonly underWay: Period | undefined
  readonly last: Finished | undefined
}

// How the last calculation ended.
export type Finished =
  // `movedOn`: the clock was moved to the morning after it.
  | (Calculation & { readonly movedOn: boolean; readonly fault?: undefined })
  | { readonly period: Period; readonly fault: string }

type CentreMeans = BillingMeans & { readonly clock: DemoClock }

// Opens the desk of a town that is billed until some month. A calculation that was cut short before
// the clock was moved on is put right first.
export async function openCentre(means: CentreMeans): Promise<BillingCentre> {
  const { db, clock, folder } = means
  const file = join(folder, 'last-calculation.json')
  await mkdir(folder, { recursive: true })
  let last = await readLast(file)
  let underWay: Period | undefined
  let running: Promise<void> | undefined
  const { closed, begun } = await lastPeriods(means)
  if (closed === begun) await clock.moveTo(morningAfter(closed))

  async function calculate(period: Period): Promise<void> {
    underWay = period
    try {
      const calculation = await billMonth(means, period)
      last = { ...calculation, movedOn: await clock.moveTo(morningAfter(period)) }
    } catch (fault) {
      last = { period, fault: fault instanceof Error ? fault.message : String(fault) }
    }
    await keepLast(file, last)
  }

  return {
    look: async () => {
      const [{ readings } = { readings: 0n }] = await db.read({}, countUnanswered())
      const next = nextPeriod((await lastPeriods(means)).closed)
      return { now: clock.now(), next, unanswered: Number(readings), underWay, last }
    },
    begin: async (asked) => {
      if (running) return false
      // Claimed before anything is waited for: of two at once, one begins.
      const claim = lastPeriods(means).then(({ closed: billed }) => nextPeriod(billed))
      running = claim
        .then((next) => (next === asked ? calculate(next) : undefined))
        // What failed before it began is told to the one who asked.
        .catch(() => {})
        .finally(() => {
          running = undefined
          underWay = undefined
        })
      const isBegun = (await claim) === asked
      if (!isBegun) await running
      return isBegun
    },
    settled: async () => {
      await running
    },
  }
}

async function lastPeriods({ db }: CentreMeans): Promise<{ closed: Period; begun: Period }> {
  const [row] = await db.read({}, selectLastPeriods())
  assert(row?.closed && row.begun, 'the town is billed before its desk is opened')
  return { closed: periodFromSqlDate(row.closed), begun: periodFromSqlDate(row.begun) }
}

// For the page after a restart, no more: where it cannot be kept, the page shows none.
async function keepLast(file: string, last: Finished): Promise<void> {
  await writeFile(`${file}.new`, JSON.stringify(last))
    .then(() => rename(`${file}.new`, file))
    .catch(() => {})
}

async function readLast(file: string): Promise<Finished | undefined> {
  const text = await readFile(file, 'utf8').catch(() => undefined)
  return text === undefined ? undefined : JSON.parse(text)
}
