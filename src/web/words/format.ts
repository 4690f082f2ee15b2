import type { CalendarDate } from '#base/calendar-date.ts'
import { type Decimal, decimalText, formatDecimal } from '#base/decimal.ts'
import { MINUS_SIGN, NARROW_NO_BREAK_SPACE } from '#base/digit-groups.ts'
import type { Language } from '#base/language.ts'
import { formatRubles, type Kopecks, rublesText } from '#base/money.ts'
import type { Period } from '#base/period.ts'

// Dates, months, sums and quantities for people. Written by hand: `Intl` costs more than the rest
// of a page.

const NO_BREAK_SPACE = '\u00A0'

const monthsOfDate = {
  ru: [
    'января',
    'февраля',
    'марта',
    'апреля',
    'мая',
    'июня',
    'июля',
    'августа',
    'сентября',
    'октября',
    'ноября',
    'декабря',
  ],
  en: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
} as const

const monthNames = {
  ru: [
    'январь',
    'февраль',
    'март',
    'апрель',
    'май',
    'июнь',
    'июль',
    'август',
    'сентябрь',
    'октябрь',
    'ноябрь',
    'декабрь',
  ],
  en: monthsOfDate.en,
} as const

const units = {
  ru: { kWh: 'кВт·ч', Gcal: 'Гкал', m3: 'м³' },
  en: { kWh: 'kWh', Gcal: 'Gcal', m3: 'm³' },
} as const

// The extract's units: `kWh`, `Gcal`, `m3`.
type Unit = keyof typeof units.ru

// '14 января 2019' / '14 January 2019'; the day stays with its month.
export function formatDate(language: Language, date: CalendarDate): string {
  const month = monthsOfDate[language][Number(date.slice(5, 7)) - 1]
  return `${Number(date.slice(8))}${NO_BREAK_SPACE}${month}${NO_BREAK_SPACE}${date.slice(0, 4)}`
}

// '14.01.2019' for narrow columns / '14 Jan 2019'.
export function formatShortDate(language: Language, date: CalendarDate): string {
  if (language === 'ru') return `${date.slice(8)}.${date.slice(5, 7)}.${date.slice(0, 4)}`
  const month = monthsOfDate.en[Number(date.slice(5, 7)) - 1]?.slice(0, 3)
  return [Number(date.slice(8)), month, date.slice(0, 4)].join(NO_BREAK_SPACE)
}

// 'декабрь 2018' / 'December 2018': the name of a month by itself.
export function formatMonth(language: Language, period: Period): string {
  return `${monthName(language, period)}${NO_BREAK_SPACE}${period.slice(0, 4)}`
}

// 'декабрь' / 'December': where its year is said elsewhere.
export function monthName(language: Language, period: Period): string {
  return monthNames[language][Number(period.slice(5)) - 1] ?? ''
}

// 'за декабрь 2018' / 'for December 2018': what a receipt or a charge is for.
export function formatPeriod(language: Language, period: Period): string {
  const word = language === 'ru' ? 'за' : 'for'
  return `${word}${NO_BREAK_SPACE}${formatMonth(language, period)}`
}

// '1 234,56 ₽' / '₽1,234.56'; below zero with a real minus.
export function formatMoney(language: Language, kopecks: Kopecks): string {
  if (language === 'ru') return formatRubles(kopecks)
  const [rubles = '', ending] = rublesText(kopecks < 0n ? -kopecks : kopecks).split('.')
  return `${kopecks < 0n ? MINUS_SIGN : ''}₽${groupedByCommas(rubles)}.${ending}`
}

// '5,325 ₽' / '₽5.325': rubles for one unit, with every decimal but at least two.
export function formatPrice(language: Language, { units, scale }: Decimal): string {
  const lacking = Math.max(0, 2 - scale)
  const price = { units: units * 10n ** BigInt(lacking), scale: scale + lacking }
  const number = formatNumber(language, price)
  return language === 'ru' ? `${number}${NARROW_NO_BREAK_SPACE}₽` : `₽${number}`
}

// '139 378,0' / '139,378.0': every decimal the source wrote.
export function formatNumber(language: Language, value: Decimal): string {
  if (language === 'ru') return formatDecimal(value)
  const [whole = '', fraction] = decimalText(value).replace('-', '').split('.')
  const sign = value.units < 0n ? MINUS_SIGN : ''
  const grouped = sign + groupedByCommas(whole)
  return fraction === undefined ? grouped : `${grouped}.${fraction}`
}

// '139378,0' / '139378.0': as it is typed, without gaps.
export function formatTyped(language: Language, value: Decimal): string {
  const text = decimalText(value)
  return language === 'ru' ? text.replace('.', ',') : text
}

// '581,8 кВт·ч' / '581.8 kWh'.
export function formatQuantity(language: Language, value: Decimal, unit: Unit): string {
  return formatNumber(language, value) + NARROW_NO_BREAK_SPACE + units[language][unit]
}

// 'кВт·ч' / 'kWh'.
export function unitName(language: Language, unit: Unit): string {
  return units[language][unit]
}

// 'день', 'дня', 'дней' for 1, 2 and 5: the form a whole number takes in Russian.
export function russianPlural(count: number, one: string, few: string, many: string): string {
  const hundredth = count % 100
  const tenth = count % 10
  if (tenth === 1 && hundredth !== 11) return one
  return tenth >= 2 && tenth <= 4 && (hundredth < 12 || hundredth > 14) ? few : many
}

// 'остался 1 день', 'осталось 2 дня': how long there is still time.
export function russianDaysLeft(count: number): string {
  const word = russianPlural(count, 'остался', 'осталось', 'осталось')
  return `${word} ${count}${NO_BREAK_SPACE}${russianPlural(count, 'день', 'дня', 'дней')}`
}

// '1 day', '2 days'.
export function englishDays(count: number): string {
  return `${count}${NO_BREAK_SPACE}${count === 1 ? 'day' : 'days'}`
}

function groupedByCommas(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, ',')
}
