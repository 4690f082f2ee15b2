import { type Html, html } from '#platform/html/html.ts'
import type { Services } from '../services.ts'

// Where people answer: each branch of the utility with its phone, ready to call, and its hours.
export function branchPhones(utility: Services['utility']): Html {
  const lines = utility.branches.map(
    ({ name, phone, hours }) => html`<li><span>${name}</span>
<a href="tel:${phone.replace(/[^+\d]/g, '')}">${phone}</a> <small>${hours}</small></li>`,
  )
  return html`<ul class="phones">${lines}</ul>`
}
