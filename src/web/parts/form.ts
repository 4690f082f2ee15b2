import { type Html, html } from '#platform/html/html.ts'
import type { Visit } from '../visit.ts'

export const CSRF_FIELD = 'token'
export const OWNER_FIELD = 'owner'
// A form that waits for its sign-in, sealed.
export const KEPT_FIELD = 'kept'

type Form = {
  readonly action: string
  readonly body: Html | readonly Html[]
  readonly kind?: 'page' | 'inline' | 'upload'
}

// A form that changes something: sent by POST, with the token that shows it came from our own page.
// One that is filled in says whose it is, so that it outlives a sign-in (guards/kept-form.ts). The
// browser's own error bubbles are off: ours say more and stay on the page.
export function form(
  { csrfToken, formOwner }: Pick<Visit, 'csrfToken' | 'formOwner'>,
  { action, body, kind = 'page' }: Form,
): Html {
  const encoding = kind === 'upload' && html` enctype="multipart/form-data"`
  const owner =
    kind !== 'inline' &&
    formOwner &&
    html`<input type="hidden" name="${OWNER_FIELD}" value="${formOwner}">
`
  return html`<form class="form ${kind}" method="post" action="${action}"${encoding} novalidate>
<input type="hidden" name="${CSRF_FIELD}" value="${csrfToken}">
${owner}${body}
</form>`
}
