import { type Html, html } from '#platform/html/html.ts'
import { type IconName, icon } from './icon.ts'

type Look = {
  // `primary` is the one action of the page; `danger` takes something away.
  readonly kind?: 'primary' | 'quiet' | 'danger'
  readonly icon?: IconName
}

// Sends its form. A verb: «Передать показания».
export function button(
  text: string,
  { kind = 'primary', icon: name, ...sent }: Look & { name?: string; value?: string } = {},
): Html {
  const field = sent.name && html` name="${sent.name}" value="${sent.value ?? ''}"`
  return html`<button class="button ${kind}"${field}>${name && icon(name)}${text}</button>`
}

// Looks like a button and leads somewhere.
export function buttonLink(
  href: string,
  text: string,
  { kind = 'primary', icon: name }: Look = {},
): Html {
  return html`<a class="button ${kind}" href="${href}">${name && icon(name)}${text}</a>`
}
