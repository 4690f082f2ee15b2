import { dateInZone } from '#base/calendar-date.ts'
import { type Period, periodOfDate } from '#base/period.ts'
import { submissionWindow } from '#core/metering/submission-window.ts'
import utility from '#settings/demo.ts'
import type { DueReading, SentReading, SentReadings } from '../billing/sent-reading.ts'
import type { DataSet } from '../data-set.ts'
import { findMeter } from '../households/find-meter.ts'
import { PackageRefused } from './package-refused.ts'
import type { ReturnPackage } from './read-return-package.ts'

// A package and the month whose calculation took it in.
export type TakenPackage = ReturnPackage & { readonly takenIn: Period }

type Placed = {
  readonly sent: SentReading
  readonly takenIn: Period
  // The bill it was sent for, and the one that answers it.
  readonly period: Period
  readonly answeredIn: Period
}

// Says which month answers which reading: the one in whose window it was sent, a correction that of
// what it puts right; never one before the dial was read, nor before its package was taken in. What
// is put right only after its bill has been answered as it was.
export function placeReadings(data: DataSet, packages: readonly TakenPackage[]): SentReadings {
  const placed = new Map<string, Placed>()
  const correctedIn = new Map<string, Period>()
  for (const { name, takenIn, readings } of packages) {
    for (const sent of readings) {
      const corrected = sent.replaces === undefined ? undefined : placed.get(sent.replaces)
      const period = corrected?.period ?? periodOf(data, name, sent)
      const answeredIn = latest(period, periodOfDate(sent.takenOn), takenIn)
      placed.set(sent.portalReadingId, { sent, takenIn, period, answeredIn })
      if (sent.replaces !== undefined) correctedIn.set(sent.replaces, takenIn)
    }
  }
  const byMeter = Map.groupBy(placed.values(), ({ sent }) => sent.meterId)
  const of = (meterId: string) => byMeter.get(meterId) ?? []
  const monthAt = (index: number) => data.calendar[index]?.period ?? ''
  return {
    due: (meterId, index) =>
      of(meterId)
        .filter(({ answeredIn }) => answeredIn === monthAt(index))
        .map(({ sent, answeredIn }): DueReading => {
          const corrected = correctedIn.get(sent.portalReadingId)
          return { ...sent, replaced: corrected !== undefined && corrected <= answeredIn }
        })
        .toSorted(byTime),
    areWaiting: (meterId, index) =>
      of(meterId).some(
        ({ takenIn, answeredIn }) => takenIn <= monthAt(index) && monthAt(index) < answeredIn,
      ),
  }
}

function latest(...periods: readonly [Period, ...Period[]]): Period {
  return periods.reduce((one, other) => (one < other ? other : one))
}

function byTime(one: SentReading, other: SentReading): number {
  if (one.takenOn !== other.takenOn) return one.takenOn < other.takenOn ? -1 : 1
  return Temporal.Instant.compare(one.submittedAt, other.submittedAt)
}

// The month whose bill a reading was sent for, by the day it reached the cabinet.
function periodOf(data: DataSet, name: string, sent: SentReading): Period {
  const found = findMeter(data, sent.meterId)
  if (!found?.meter.zones.includes(sent.zone)) {
    throw new PackageRefused(name, `прибора ${sent.meterId} с зоной ${sent.zone} здесь нет.`)
  }
  const asked = { branch: found.household.branch.code, service: found.contract.service }
  const today = dateInZone(sent.submittedAt, utility.timeZone)
  return submissionWindow(utility.readingWindows, asked, today).period
}
