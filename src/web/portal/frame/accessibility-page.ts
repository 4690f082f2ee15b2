import { type Html, html } from '#platform/html/html.ts'
import { contrasts, imageChoices, sizes, spacings } from '../../guards/display.ts'
import { branchPhones } from '../../parts/branch-phones.ts'
import { button } from '../../parts/button.ts'
import { form } from '../../parts/form.ts'
import { layout } from '../../parts/layout.ts'
import { radios } from '../../parts/radios.ts'
import { routes } from '../../routes.ts'
import type { Visit } from '../../visit.ts'
import { accessibilityWords } from '../../words/accessibility.ts'

// The low-vision panel and what the cabinet does for everybody without it. `next` is the page the
// visitor came from.
export function accessibilityPage(visit: Visit, next: string): Html {
  const words = accessibilityWords[visit.language]
  const from = html`<input type="hidden" name="next" value="${next}">`
  const asUsual = button(words.asUsual, { kind: 'quiet', name: 'usual', value: 'yes' })
  return layout(visit, {
    title: words.title,
    lede: words.lede,
    body: html`${form(visit, {
      action: routes.display,
      body: html`${from}${choices(visit)}
<div class="actions">${button(words.apply)}${asUsual}</div>`,
    })}
<h2>${words.statement}</h2>
${words.paragraphs.map((paragraph) => html`<p>${paragraph}</p>`)}
${branchPhones(visit.services.utility)}`,
  })
}

function choices({ language, display }: Visit): Html[] {
  const words = accessibilityWords[language]
  const options = <Choice extends string>(
    all: readonly Choice[],
    labels: Readonly<Record<Choice, string>>,
  ) => all.map((value) => ({ value, label: labels[value] }))
  return [
    radios(language, {
      name: 'size',
      legend: words.size,
      options: options(sizes, words.sizes),
      value: display.size,
    }),
    radios(language, {
      name: 'contrast',
      legend: words.contrast,
      options: options(contrasts, words.contrasts),
      value: display.contrast,
    }),
    radios(language, {
      name: 'spacing',
      legend: words.spacing,
      options: options(spacings, words.spacings),
      value: display.spacing,
    }),
    radios(language, {
      name: 'images',
      legend: words.images,
      options: options(imageChoices, words.imageChoices),
      value: display.images,
    }),
  ]
}
