import { type Html, html } from '#platform/html/html.ts'
import { calculatedStripes } from '../../parts/month-bars.ts'
import type { AccountVisit } from '../../visit.ts'
import { meterWords } from '../../words/meter.ts'
import type { VolumeYears } from './volume-years.ts'

// What a filled bar and an outlined one are, and what stripes and dashes say where there are any.
export function volumeLegend(
  { language }: AccountVisit,
  { year, yearBefore }: VolumeYears,
  anyCalculated: boolean,
): Html {
  const words = meterWords[language].volumes
  const before = html`<rect class="before" x="1" y="1" width="12" height="12"/>`
  const now = html`<rect class="now" x="1" y="1" width="12" height="12"/>`
  const dashed = html`<rect class="before calculated" x="1" y="1" width="12" height="12"/>`
  const striped = html`${calculatedStripes()}<rect class="now calculated"
 fill="url(#calculated)" x="${yearBefore ? 19 : 1}" y="1" width="12" height="12"/>`
  return html`<ul class="legend">
${yearBefore && html`<li>${swatch(14, before)}${words.year(yearBefore)}</li>`}
<li>${swatch(14, now)}${words.year(year)}</li>
${
  anyCalculated &&
  html`<li>${swatch(yearBefore ? 32 : 14, html`${yearBefore && dashed}${striped}`)}${
    words.calculated
  }</li>`
}</ul>`
}

function swatch(width: number, drawn: Html): Html {
  return html`<svg viewBox="0 0 ${width} 14" width="${width}" height="14"
 aria-hidden="true">${drawn}</svg>`
}
