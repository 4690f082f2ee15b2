import type { Html } from '#platform/html/html.ts'
import type { KeptForm } from '../../guards/kept-form.ts'
import { buttonLink } from '../../parts/button.ts'
import { layout } from '../../parts/layout.ts'
import { sendAgain } from '../../parts/send-again.ts'
import { routes } from '../../routes.ts'
import type { Visit } from '../../visit.ts'
import { keptFormWords } from '../../words/kept-form.ts'

// Nothing typed is lost: the form that came too late, and one button that sends it. What was typed
// is not shown, since the form's own page, or its refusal, shows it in its place.
export function keptFormPage(visit: Visit, kept: KeptForm, why: 'signedIn' | 'stale'): Html {
  const words = keptFormWords[visit.language]
  const leave = buttonLink(routes.summary, words.leave, { kind: 'quiet' })
  return layout(
    { ...visit, path: routes.signIn, query: {} },
    { ...words[why], body: sendAgain(visit, kept, { text: 'send', beside: leave }) },
  )
}
