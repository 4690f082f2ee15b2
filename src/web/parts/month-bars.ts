import { approximately, type Decimal } from '#base/decimal.ts'
import type { Language } from '#base/language.ts'
import { type Html, html } from '#platform/html/html.ts'
import { formatNumber } from '../words/format.ts'
import { type AxisStep, markAt, sizeOf } from './axis-scale.ts'

export type MonthBar = {
  readonly amount: Decimal
  // Not measured for this very month.
  readonly calculated: boolean
}

export type BarsOfMonth = {
  // Its name in full: the first three letters stand under it, on a phone the first.
  readonly name: string
  // Told to whoever points at it.
  readonly said: string
  readonly now: MonthBar | undefined
  readonly before: MonthBar | undefined
}

type MonthBars = {
  // What is to be seen, for those who do not see it.
  readonly label: string
  // January to December.
  readonly months: readonly BarsOfMonth[]
  readonly step: AxisStep
  readonly steps: number
  // Pixels from one mark of the axis to the next.
  readonly gap: number
}

// A month's place in per cent of the width; in it, where its bars begin and how wide they are.
const PLACE = 100 / 12
const pair = { before: 0.08 * PLACE, now: 0.52 * PLACE, width: 0.4 * PLACE }
const alone = { before: 0, now: 0.22 * PLACE, width: 0.56 * PLACE }

// Bars by month: this year filled, the year before outlined beside it. Lengths are in per cent, so
// that letters and lines keep their size on every screen.
export function monthBars(language: Language, given: MonthBars): Html {
  const { label, months, step, steps, gap } = given
  const top = steps * sizeOf(step)
  const at = months.some(({ before }) => before) ? pair : alone
  const highest = formatNumber(language, markAt(step, steps))
  return html`<div class="plot"><span class="room">${highest}</span>
<svg class="bars" height="${gap * steps}" role="img" aria-label="${label}">
${marks(language, step, steps)}
${months.map(({ name, said, now, before }, index) => {
  const left = index * PLACE
  return html`<g><title>${said}</title>
<rect class="place" x="${percent(left)}" width="${percent(PLACE)}" height="100%"/>
${before && bar(before, 'before', left + at.before, at.width, top)}
${now && bar(now, 'now', left + at.now, at.width, top)}
<text x="${percent(left + PLACE / 2)}" y="100%" dy="1.4em">${monthSign(name)}</text></g>`
})}<line class="ground" y1="100%" x2="100%" y2="100%"/></svg></div>`
}

// Stripes for what was calculated, as bars of this year use them: once on a page that has bars.
export function calculatedStripes(): Html {
  return html`<pattern id="calculated" width="4" height="4" patternUnits="userSpaceOnUse"
 patternTransform="rotate(45)"><rect class="stripe" width="2.5" height="4"/></pattern>`
}

function bar(
  { amount, calculated }: MonthBar,
  year: 'now' | 'before',
  x: number,
  width: number,
  top: number,
): Html {
  // Nothing used is said, for nothing known looks the same.
  if (amount.units === 0n) {
    return html`<text x="${percent(x + width / 2)}" y="100%" dy="-0.3em">0</text>`
  }
  const height = (100 * approximately(amount)) / top
  const stripes = calculated && year === 'now' && html` fill="url(#calculated)"`
  return html`<rect class="${year}${calculated && ' calculated'}"${stripes} x="${percent(x)}"
 y="${percent(100 - height)}" width="${percent(width)}" height="${percent(height)}"/>`
}

function marks(language: Language, step: AxisStep, steps: number): Html {
  const all = Array.from({ length: steps + 1 }, (_, index) => index)
  return html`${all.map((index) => {
    const y = percent(100 - (100 * index) / steps)
    return html`<line x2="100%" y1="${y}" y2="${y}"/><text class="axis" y="${y}" dx="-0.5em"
 dy="0.35em">${formatNumber(language, markAt(step, index))}</text>`
  })}`
}

function monthSign(name: string): Html {
  return html`${name.slice(0, 1).toUpperCase()}<tspan class="rest">${name.slice(1, 3)}</tspan>`
}

function percent(value: number): string {
  return `${Math.round(value * 100) / 100}%`
}
