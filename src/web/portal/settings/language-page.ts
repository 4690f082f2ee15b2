import type { Language } from '#base/language.ts'
import { type Html, html } from '#platform/html/html.ts'
import { button, buttonLink } from '../../parts/button.ts'
import { form } from '../../parts/form.ts'
import { layout } from '../../parts/layout.ts'
import { radios } from '../../parts/radios.ts'
import { routes } from '../../routes.ts'
import type { CustomerVisit } from '../../visit.ts'
import { settingsWords } from '../../words/settings.ts'

export const LANGUAGE_FIELD = 'language'

type LanguageModel = { readonly chosen?: Language }

// The language of letters; that of pages is each browser's own. Comes back if nothing was chosen.
export function languagePage(visit: CustomerVisit, { chosen }: LanguageModel): Html {
  const { language } = visit
  const { changeLanguage: words, languages, title, cancel } = settingsWords[language]
  const error = chosen === undefined ? words.missing : undefined
  const choice = radios(language, {
    name: LANGUAGE_FIELD,
    legend: words.legend,
    options: (['ru', 'en'] as const).map((value) => ({ value, label: languages[value] })),
    value: chosen,
    error,
  })
  const actions = html`<div class="actions">${button(words.submit)}
${buttonLink(routes.settings.show, cancel, { kind: 'quiet' })}</div>`
  return layout(visit, {
    title: words.title,
    back: { href: routes.settings.show, text: title },
    errors: error === undefined ? [] : [{ field: LANGUAGE_FIELD, message: error }],
    body: html`${form(visit, { action: routes.settings.language, body: [choice, actions] })}
<p class="hint">${words.ofPages}</p>`,
  })
}
