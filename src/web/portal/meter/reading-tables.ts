import { monthsBetween, periodOfDate } from '#base/period.ts'
import type { Unit } from '#core/customers/service.ts'
import type { ReadingWithVolume } from '#core/metering/volumes.ts'
import { type Html, html, type Piece } from '#platform/html/html.ts'
import { date } from '../../parts/date.ts'
import { disclosure } from '../../parts/disclosure.ts'
import { stackedTable } from '../../parts/stacked-table.ts'
import type { AccountVisit } from '../../visit.ts'
import { billingWords } from '../../words/billing.ts'
import { formatNumber, formatPeriod, formatShortDate, unitName } from '../../words/format.ts'
import { meterWords } from '../../words/meter.ts'

type ZoneReadings = {
  // Its name; empty where the dial has one zone.
  readonly zone: string
  readonly unit: Unit
  // In order of time.
  readonly readings: readonly ReadingWithVolume[]
}

const YEARS_OPEN = 2

// The readings of one zone, the newest first; years before the last two are there for who asks.
export function readingTables(visit: AccountVisit, given: ZoneReadings): Html {
  const words = meterWords[visit.language]
  const title = given.zone === '' ? words.history : words.zone(given.zone)
  const years = [...Map.groupBy(given.readings.toReversed(), ({ takenOn }) => takenOn.slice(0, 4))]
  const recent = years.slice(0, YEARS_OPEN).flatMap(([, readings]) => readings)
  return html`<section>${readingTable(visit, given, title, recent)}
${years
  .slice(YEARS_OPEN)
  .map(([year, readings]) =>
    disclosure(
      words.earlier(year),
      readingTable(visit, given, `${title}, ${words.earlier(year)}`, readings, true),
    ),
  )}</section>`
}

function readingTable(
  visit: AccountVisit,
  { unit }: ZoneReadings,
  caption: string,
  readings: readonly ReadingWithVolume[],
  captionUnseen = false,
): Html {
  const { language } = visit
  const words = meterWords[language]
  return stackedTable({
    caption,
    captionUnseen,
    head: words.date,
    figures: [words.value, words.volume(unitName(language, unit))],
    rows: readings.map((reading) => [
      html`${date(language, reading.takenOn)}
<small class="under">${origin(visit, reading)}</small>`,
      formatNumber(language, reading.value),
      used(visit, reading),
    ]),
  })
}

function origin({ language }: AccountVisit, reading: ReadingWithVolume): string {
  const words = meterWords[language]
  const source = billingWords[language].sources[reading.source]
  if (reading.status === 'rejected') {
    const { rejectReason } = reading
    return `${source}. ${rejectReason ? words.rejected(rejectReason) : words.rejectedWithoutReason}`
  }
  if (reading.usedIn === null) return source
  return `${source}, ${words.usedIn(formatPeriod(language, reading.usedIn))}`
}

// An estimate between two readings makes the step longer than a row: then it says since when.
function used({ language }: AccountVisit, { volume, takenOn }: ReadingWithVolume): Piece {
  if (volume === null) return '—'
  const words = meterWords[language]
  const months = monthsBetween(periodOfDate(volume.since), periodOfDate(takenOn))
  return html`${formatNumber(language, volume.amount)}${
    months > 1 &&
    html`<small class="under">${words.since(formatShortDate(language, volume.since))}</small>`
  }${volume.rolledOver && html`<small class="under">${words.rolledOver}</small>`}`
}
