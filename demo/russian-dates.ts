import type { CalendarDate } from '#base/calendar-date.ts'
import type { Period } from '#base/period.ts'

const MONTHS = [
  ...['январь', 'февраль', 'март', 'апрель', 'май', 'июнь'],
  ...['июль', 'август', 'сентябрь', 'октябрь', 'ноябрь', 'декабрь'],
]
const OF_MONTHS = [
  ...['января', 'февраля', 'марта', 'апреля', 'мая', 'июня'],
  ...['июля', 'августа', 'сентября', 'октября', 'ноября', 'декабря'],
]

// 'декабрь 2018'
export function periodInWords(period: Period): string {
  return `${MONTHS[Number(period.slice(5)) - 1]} ${period.slice(0, 4)}`
}

// '14 января 2019'
export function dateInWords(date: CalendarDate): string {
  const month = OF_MONTHS[Number(date.slice(5, 7)) - 1]
  return `${Number(date.slice(8))} ${month} ${date.slice(0, 4)}`
}

// '14.01.2019'
export function dateInFigures(date: CalendarDate): string {
  return `${date.slice(8)}.${date.slice(5, 7)}.${date.slice(0, 4)}`
}
