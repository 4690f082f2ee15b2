import type { Language } from '#base/language.ts'
import { type Html, html } from '#platform/html/html.ts'
import { buttonLink } from '../../parts/button.ts'
import { disclosure } from '../../parts/disclosure.ts'
import { emptyState } from '../../parts/empty-state.ts'
import { field } from '../../parts/field.ts'
import { icon } from '../../parts/icon.ts'
import { layout } from '../../parts/layout.ts'
import { waitingTemplates } from '../../parts/waiting-readings.ts'
import { routes } from '../../routes.ts'
import type { Visit } from '../../visit.ts'
import { offlineWords } from '../../words/offline.ts'
import { readingsWords } from '../../words/readings.ts'
import { TAKEN_FIELD } from '../readings/reading-fields.ts'

export const offlineIslands = ['preview-volume', 'offline-readings'] as const

// What opens when the network does not: the same for everybody, without a token and without a word
// about anybody. Its script draws what this device keeps.
export function offlinePage(visit: Visit): Html {
  const { language } = visit
  const words = offlineWords[language]
  return layout(visit, {
    title: words.title,
    lede: words.lede,
    alone: true,
    body: html`<div class="offline" data-erased="${words.erased}">
<div data-when="none">${emptyState('meter', words.none, words.noneText)}</div>
<div data-when="signed-out" hidden>${signedOut(language)}</div></div>
<p><a href="" data-again="${routes.summary}">${words.again}</a></p>
${templates(visit)}`,
    aside: keptHere(language),
    islands: offlineIslands,
  })
}

function signedOut(language: Language): Html {
  const words = offlineWords[language]
  const signIn = buttonLink(routes.signIn, words.signIn)
  return emptyState('lock', words.signedOut, words.signedOutText, signIn)
}

function keptHere(language: Language): Html {
  const words = offlineWords[language]
  const erase = html`<p>${words.eraseText}</p>
<p class="actions">${button('erase', words.erase, 'danger')}</p>
<p role="status" data-gone></p>`
  return html`<h2>${words.keptTitle}</h2>
<ul>${words.kept.map((line) => html`<li>${line}</li>`)}</ul>
${disclosure(words.erase, erase)}`
}

// The parts of the form, as portal/readings draws them, with nothing in them.
function templates({ language, services }: Visit): Html {
  const words = offlineWords[language]
  const readings = readingsWords[language]
  const typed = html`<p data-corrects="${words.corrects}"></p>
<dl class="dials" data-values="${words.unknownMeter}"></dl>
<p class="hint"><span data-taken="${words.takenAt}"></span> ${words.typedAt}
<span data-at></span></p>`
  const ways = html`<p class="actions">${button('change', words.change)}
${button('send', words.send)}${button('drop', words.drop, 'danger')}</p>`
  const day = field(language, {
    name: TAKEN_FIELD,
    label: readings.takenOn,
    type: 'date',
    width: 'number',
  })
  return html`<template data-part="account"><section class="account">
<h2>${words.unknownAccount}</h2>
<div role="status" data-waiting></div>${disclosure(words.entry, '')}</section></template>
<template data-part="form"><div class="readings" data-preview="${readings.preview}"
 data-lower="${readings.previewLower}" data-unpriced="${readings.previewWithoutPrice}">
<form class="form page" novalidate data-digits="${words.digits}" data-zones="${words.zones}"
 data-nothing="${words.nothing}"
 data-time-zone="${services.utility.timeZone}">
<p>${words.entryText}</p><p data-corrects="${words.corrects}" hidden></p><div data-meters></div>
${disclosure(readings.takenOther, day)}
<button class="button primary">${icon('check')}${words.submit}</button>
<p class="hint">${words.moment}</p></form></div></template>
<template data-part="meter"><div class="meter-entry" role="group"><h3>${icon('meter')}<span>
<span data-title></span> <span class="which"></span></span></h3></div></template>
<template data-part="dial">${dial(language)}</template>
${waitingTemplates(language, {
  values: typed,
  waiting: ways,
  attention: button('drop', words.drop, 'danger'),
})}`
}

function dial(language: Language): Html {
  const words = readingsWords[language]
  return html`<div class="dial-entry"><label></label>
<p class="was" data-id="was"><span class="label">${words.previous}</span>
<b class="dial"></b><small></small></p>
<div data-fault hidden><p class="field-error" data-id="error">${icon('warning')}
<span></span></p></div>
<span class="entry"><input class="input number" type="text" inputmode="decimal"
 autocomplete="off" maxlength="40"><span class="suffix"></span></span>
<p class="hint"></p>
<p class="preview" data-id="preview" aria-live="polite"></p></div>`
}

function button(act: string, text: string, kind: 'quiet' | 'danger' = 'quiet'): Html {
  return html`<button class="button ${kind}" type="button" data-act="${act}">${text}</button>`
}
