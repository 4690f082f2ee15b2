import type { Language } from '#base/language.ts'
import { type Html, html } from '#platform/html/html.ts'
import { routes } from '../routes.ts'
import type { CustomerVisit } from '../visit.ts'
import { offlineWords } from '../words/offline.ts'
import { notice } from './notice.ts'

// Where a page says what was typed without a network and still waits, or has just got its number.
// The script of the same name fills it; `link` narrows it to one account. The owner is that of the
// forms of this login in this browser.
export function waitingReadings({ language, formOwner }: CustomerVisit, link?: string): Html {
  const words = offlineWords[language]
  const look = html`<p><a href="${routes.offline}">${words.look}</a></p>`
  const narrowed = link && html` data-link="${link}"`
  return html`<div class="waits">
<div class="waiting" role="status" data-owner="${formOwner ?? ''}"${narrowed}></div>
${waitingTemplates(language, { named: true, waiting: look })}</div>`
}

type More = {
  // Whether the place does not already say which account it is about.
  readonly named?: boolean
  readonly values?: Html
  readonly waiting: Html
  readonly attention?: Html
}

// How each state is told; what the page offers besides stands under it.
export function waitingTemplates(language: Language, more: More): Html {
  const words = offlineWords[language]
  const name = more.named && html`<p data-name></p>`
  const waiting = html`<p tabindex="-1"><b>${words.waitingTitle}.</b>
<span class="tag">${words.waiting}</span></p>${name}${more.values}
<p>${words.waitingText}</p>${more.waiting}`
  const attention = html`<p tabindex="-1"><b>${words.attention}.</b></p>${name}${more.values}
<p>${words.attentionText}</p>
<p class="actions"><button class="button quiet" type="button" data-act="open">
${words.open}</button>${more.attention}</p>`
  const answered = html`<p tabindex="-1"><b>${words.answered}.</b></p>${name}
<p>${words.answeredText}</p>`
  const sent = html`<p tabindex="-1"><b>${words.sent}.</b></p>${name}<p>${words.sentText}
<a data-text="${words.number}"></a>.</p>`
  return html`<template data-part="waiting">${notice(language, 'info', waiting)}</template>
<template data-part="attention">${notice(language, 'warning', attention)}</template>
<template data-part="answered">${notice(language, 'ok', answered)}</template>
<template data-part="sent">${notice(language, 'ok', sent)}</template>`
}

// On the sign-in page: that something waits for whoever signs in, and nothing of what or whose.
export function waitingToSignIn(language: Language): Html {
  const { signInToSend } = offlineWords[language]
  return html`<p class="waits" role="status" data-waits="${signInToSend}"></p>`
}
