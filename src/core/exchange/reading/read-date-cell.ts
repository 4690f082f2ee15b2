import { type CalendarDate, daysInMonth } from '#base/calendar-date.ts'
import { type ReadCell, twoDigits } from './cell-reader.ts'
import { valueWords } from './fault-words.ts'

const DASH = 45
const FIRST_YEAR = 1900
const LAST_YEAR = 2100
const YEARS = LAST_YEAR - FIRST_YEAR + 1

// Few days occur in an extract, each of them in many rows: their texts are made once.
const days = Array.from<string | undefined>({ length: YEARS * 12 * 31 })
const months = Array.from<string | undefined>({ length: YEARS * 12 })

// A real day of 1900–2100, as it stands; not after `latest`, where one is given.
export function dateReader(latest?: CalendarDate): ReadCell {
  const wrong = { message: valueWords.date }
  const late = { message: valueWords.dateAfterCalculation(latest ?? '') }
  const latestNumber = latest === undefined ? days.length : dayNumber(latest, 0)
  return (text, start, end) => {
    const number = end - start === 10 ? dayNumber(text, start) : -1
    if (number < 0) return wrong
    if (number > latestNumber) return late
    const known = days[number]
    if (known !== undefined) return known
    const day = text.slice(start, end)
    days[number] = day
    return day
  }
}

// A month of 1900–2100 as its first day, the way the database keeps a period.
export function monthReader(): ReadCell {
  const wrong = { message: valueWords.month }
  return (text, start, end) => {
    const number = end - start === 7 ? monthNumber(text, start) : -1
    if (number < 0) return wrong
    const known = months[number]
    if (known !== undefined) return known
    const month = `${text.slice(start, end)}-01`
    months[number] = month
    return month
  }
}

// Months since January 1900, or −1 for what is no month.
function monthNumber(text: string, at: number): number {
  const century = twoDigits(text, at)
  const ofCentury = twoDigits(text, at + 2)
  const month = twoDigits(text, at + 5)
  if (ofCentury < 0 || month < 1 || month > 12 || text.charCodeAt(at + 4) !== DASH) return -1
  const year = century * 100 + ofCentury
  return year < FIRST_YEAR || year > LAST_YEAR ? -1 : (year - FIRST_YEAR) * 12 + month - 1
}

// Grows with the day, with gaps after short months; −1 for what is no day.
function dayNumber(text: string, at: number): number {
  const month = monthNumber(text, at)
  const day = twoDigits(text, at + 8)
  if (month < 0 || day < 1 || day > 31 || text.charCodeAt(at + 7) !== DASH) return -1
  if (day > 28 && day > daysInMonth(FIRST_YEAR + Math.floor(month / 12), (month % 12) + 1)) {
    return -1
  }
  return month * 31 + day - 1
}
