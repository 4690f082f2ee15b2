import { type Html, trusted } from '#platform/html/html.ts'

// Koryaksky, Avachinsky with the rim of its old crater, and Kozelsky, as the town sees them; the
// shore before them; the lights of the town.
const far = `M0 112c120-4 220-12 296-24 82-13 134-49 166-81q3-3 6-1l3 1 4-2q3 0 6 4c30 35 68 70
 119 75 36 0 64-26 90-54q3-3 6-1l6 1q4 0 7 4c16 21 28 24 44 20 12 4 26 20 49 26 26 0
 46-18 63-30q4-3 8 0c26 20 74 41 151 48 140 8 280 12 416 14v8H0z`
const near = `M0 121v-13c160-10 300-4 430 2s230-8 360-6 250 12 390 6c110-4 190-8 260-4v15z`
const lights = [
  [566, 115],
  [577, 117],
  [585, 114.5],
  [604, 116.5],
  [618, 114],
  [641, 116],
  [668, 113.5],
  [674, 117],
  [701, 115],
  [733, 116.5],
]

const drawn = trusted(
  `<svg class="ridge" viewBox="0 0 1440 120" preserveAspectRatio="xMidYMax slice"
 aria-hidden="true">
<path class="far" d="${far}"/><path d="${near}"/><g class="lights">${lights
    .map(([x, y]) => `<circle cx="${x}" cy="${y}" r="1.6"/>`)
    .join('')}</g></svg>`,
)

// Where the page ends and the land begins.
export function ridge(): Html {
  return drawn
}
