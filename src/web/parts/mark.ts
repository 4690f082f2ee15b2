import { type Html, trusted } from '#platform/html/html.ts'

// A volcano with its lower neighbour over the sea and one ember above. The line ends at the very
// foot of the drawing, where the rule under the header takes it up.
const drawing = `<path fill="none" stroke="currentcolor" stroke-width="2" stroke-linejoin="round"
 d="M0 55h6c16-.5 26-17 35-34.5q1.5-2.8 4-2.5l3 1.2 3-1.4q2.5-.2 4 2.7c4 7.5 8 14 12 18.5 3-3.5
 5-5.5 7.5-6q2-.3 3.5 1.5c5 8 10 20 18 20.5"/><circle cx="48" cy="7" r="4"/>`

// The product's mark, without words: decoration beside its name.
export function mark(): Html {
  return trusted(`<svg class="mark" viewBox="0 0 96 56" aria-hidden="true">${drawing}</svg>`)
}
