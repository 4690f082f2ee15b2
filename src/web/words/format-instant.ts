import { dateInZone } from '#base/calendar-date.ts'
import type { Language } from '#base/language.ts'
import { formatDate } from './format.ts'

// Of every instant lately shown its texts are kept: a page's "as of" is the same for everybody
// whose figures came with one extract.
type Shown = { readonly machine: string; readonly ru: string; readonly en: string }

const MOST_KEPT = 500
const kept = new Map<string, Shown>()

// '14 января 2019, 04:05' on the wall clock of an IANA zone.
export function formatInstant(language: Language, instant: Temporal.Instant, zone: string): string {
  return shown(instant, zone)[language]
}

// RFC 3339 in UTC, for the `datetime` of a `<time>`.
export function machineInstant(instant: Temporal.Instant, zone: string): string {
  return shown(instant, zone).machine
}

function shown(instant: Temporal.Instant, zone: string): Shown {
  const key = `${instant.epochMilliseconds} ${zone}`
  const before = kept.get(key)
  if (before !== undefined) return before
  const there = instant.toZonedDateTimeISO(zone)
  const time = there.toPlainTime().toString({ smallestUnit: 'minute' })
  const day = dateInZone(instant, zone)
  const texts = {
    machine: instant.toString(),
    ru: `${formatDate('ru', day)}, ${time}`,
    en: `${formatDate('en', day)}, ${time}`,
  }
  if (kept.size >= MOST_KEPT) kept.clear()
  kept.set(key, texts)
  return texts
}
