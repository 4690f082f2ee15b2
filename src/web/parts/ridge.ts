import { type Html, trusted } from '#platform/html/html.ts'

// Koryaksky, Avachinsky with the rim of its old crater, and Kozelsky, as the town sees them; the
// shore before them; the lights of the town.
const far = `M0 112c120-4 220-12 300-24 80-12 125-50 158-78q6-5 12-2l6-2q6 0 11 6c33 38 73 68 113 72
 40 0 68-28 92-51q6-5 12-2l8-1q6 2 10 8c14 18 26 20 40 16 14 4 28 20 50 26 26 0 44-18 60-26q8-4 16 2
c28 20 72 36 152 42 140 8 280 12 400 14v8H0z`
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
  `<svg class="ridge" viewBox="0 0 1440 120" preserveAspectRatio="xMidYMax slice" aria-hidden="true">
<path class="far" d="${far}"/><path d="${near}"/><g class="lights">${lights
    .map(([x, y]) => `<circle cx="${x}" cy="${y}" r="1.6"/>`)
    .join('')}</g></svg>`,
)

// Where the page ends and the land begins.
export function ridge(): Html {
  return drawn
}
