import type { Language } from '#base/language.ts'
import { type Html, html, type Piece } from '#platform/html/html.ts'
import { frameWords } from '../words/frame.ts'
import { type IconName, icon } from './icon.ts'

type NoticeKind = 'info' | 'ok' | 'warning' | 'error'

const signs: Record<NoticeKind, IconName> = {
  info: 'info',
  ok: 'check',
  warning: 'warning',
  error: 'warning',
}

// A few words set apart: what happened and what to do next. The kind is said, drawn and coloured.
export function notice(language: Language, kind: NoticeKind, body: Piece): Html {
  const said = frameWords[language].noticeKinds[kind]
  return html`<div class="notice ${kind}" role="note" aria-label="${said}">${icon(signs[kind])}
<div>${body}</div></div>`
}
