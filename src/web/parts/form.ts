import { type Html, html } from '#platform/html/html.ts'
import type { Visit } from '../visit.ts'

export const CSRF_FIELD = 'token'

type Form = {
  readonly action: string
  readonly body: Html | readonly Html[]
  readonly kind?: 'page' | 'inline' | 'upload'
}

// A form that changes something: sent by POST, with the token that shows it came from our own page.
// The browser's own error bubbles are off: ours say more and stay on the page.
export function form(visit: Pick<Visit, 'csrfToken'>, { action, body, kind = 'page' }: Form): Html {
  const encoding = kind === 'upload' && html` enctype="multipart/form-data"`
  return html`<form class="form ${kind}" method="post" action="${action}"${encoding} novalidate>
<input type="hidden" name="${CSRF_FIELD}" value="${visit.csrfToken}">
${body}
</form>`
}
