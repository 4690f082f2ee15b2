import { type Html, trusted } from '#platform/html/html.ts'

// A volcano over the sea with one ember above it; drawn so that its shore runs on into the rule under the header.
const drawing =
  '<path class="ridge" d="M0 38.5h5.5C13 38 17.5 17 20.5 15.5q1.5-.7 3 0 1.5.7 3 0C30 17 34.5 38 42 38.5H48"/><circle class="ember" cx="23.5" cy="7" r="3.4"/>'

// The product's mark, without words: decoration beside its name.
export function mark(): Html {
  return trusted(`<svg class="mark" viewBox="0 0 48 40" aria-hidden="true">${drawing}</svg>`)
}
