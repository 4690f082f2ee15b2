import type { CalendarDate } from '#base/calendar-date.ts'
import type { Language } from '#base/language.ts'
import { type Html, html } from '#platform/html/html.ts'
import { formatDate } from '../words/format.ts'

// «14 января 2019», with the date for machines.
export function date(language: Language, day: CalendarDate): Html {
  return html`<time datetime="${day}">${formatDate(language, day)}</time>`
}
