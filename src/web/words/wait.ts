import type { Language } from '#base/language.ts'
import { russianPlural } from './format.ts'
import { formatInstant } from './format-instant.ts'

const MINUTE = 60
const HOUR = 3600

// 'через 15 минут (22 ноября 2018, 14:35)': never earlier than so many seconds from now.
export function waitText(
  language: Language,
  seconds: number,
  now: Temporal.Instant,
  zone: string,
): string {
  const at = now.add({ seconds }).round({ smallestUnit: 'minute', roundingMode: 'ceil' })
  const minutes = Math.max(1, Math.ceil(seconds / MINUTE))
  return `${span(language, minutes)} (${formatInstant(language, at, zone)})`
}

function span(language: Language, minutes: number): string {
  const long = minutes * MINUTE > HOUR
  const count = long ? Math.ceil((minutes * MINUTE) / HOUR) : minutes
  if (language === 'en') {
    const unit = long ? 'hour' : 'minute'
    return `in ${count} ${unit}${count === 1 ? '' : 's'}`
  }
  const unit = long
    ? russianPlural(count, 'час', 'часа', 'часов')
    : russianPlural(count, 'минуту', 'минуты', 'минут')
  return `через ${count} ${unit}`
}
