import { type Html, html, nothing } from '#platform/html/html.ts'
import utility from '#settings/demo.ts'
import { framed, type Look } from './frame.ts'
import type { Message } from './message.ts'
import { type Language, type Words, words } from './words.ts'

const EXCERPT = 120

// All mails, newest first.
export function listPage(look: Look, messages: readonly Message[]): Html {
  const { language } = look
  const say = words[language]
  const list = messages.map(
    (message) => html`
      <li class="mail">
        <a href="/messages/${message.id}?lang=${language}">${message.subject || say.noSubject}</a>
        <p class="quiet small">${message.to.join(', ')} · ${timeOf(message, language)}</p>
        <p class="small">${excerpt(message.text)}</p>
      </li>`,
  )
  const content = html`
    <h1>${say.title}</h1>
    <p class="quiet">${say.about}</p>
    <p><a href="/?lang=${language}">${say.refresh}</a></p>
    ${messages.length > 0 ? html`<ol>${list}</ol>` : html`<p class="sheet">${say.empty}</p>`}`
  return framed(look, { title: say.title, path: '/', content })
}

// One mail: the text with its links alive, then the formatted part behind glass.
export function messagePage(look: Look, message: Message): Html {
  const { language } = look
  const say = words[language]
  const subject = message.subject || say.noSubject
  const own = `/messages/${message.id}`
  const letter = html`<div class="sheet"><div class="letter">${linked(message.text)}</div></div>`
  const formatted = html`
    <details class="sheet"${message.text ? nothing : html` open`}>
      <summary>${say.asHtml}</summary>
      <iframe sandbox src="${own}/html" title="${say.asHtml}"></iframe>
    </details>`
  const content = html`
    <p><a href="/?lang=${language}">${say.back}</a></p>
    <h1>${subject}</h1>
    <dl>
      <dt>${say.from}</dt><dd>${message.from}</dd>
      <dt>${say.to}</dt><dd>${message.to.join(', ')}</dd>
      <dt>${say.received}</dt><dd>${timeOf(message, language)}</dd>
    </dl>
    ${message.text ? letter : nothing}
    ${attachmentList(say, own, message)}
    ${message.html ? formatted : nothing}`
  return framed(look, { title: subject, path: own, content })
}

export function absentPage(look: Look): Html {
  const { language } = look
  const say = words[language]
  const content = html`
    <h1>${say.notFound}</h1>
    <p><a href="/?lang=${language}">${say.back}</a></p>`
  return framed(look, { title: say.notFound, path: '/', content })
}

function attachmentList(say: Words, own: string, { attachments }: Message): Html {
  if (attachments.length === 0) return nothing
  const items = attachments.map(
    ({ name }, index) =>
      html`<li><a href="${own}/attachments/${index}">${name || say.unnamed}</a></li>`,
  )
  return html`<h2 class="small quiet">${say.attachments}</h2><ul>${items}</ul>`
}

const ADDRESS = /https?:\/\/[^\s<>"]+[^\s<>".,;:!?)»]/g

function linked(text: string): Html[] {
  const pieces: Html[] = []
  let done = 0
  for (const { 0: address, index } of text.matchAll(ADDRESS)) {
    pieces.push(html`${text.slice(done, index)}<a href="${address}">${address}</a>`)
    done = index + address.length
  }
  return [...pieces, html`${text.slice(done)}`]
}

function excerpt(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > EXCERPT ? `${line.slice(0, EXCERPT)}…` : line
}

function timeOf({ receivedAt }: Message, language: Language): string {
  return receivedAt.toLocaleString(language, {
    timeZone: utility.timeZone,
    dateStyle: 'long',
    timeStyle: 'short',
  })
}
