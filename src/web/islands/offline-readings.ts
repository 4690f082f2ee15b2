import type { Fields, Kept, KnownForm, Waiting } from '../worker/messages.ts'
import { ask, hasWorker, onChange, tryAgain } from './device.ts'
import { drawWaiting, fromTemplate, say } from './draw-waiting.ts'
import { fillForm, offlineForm } from './offline-form.ts'

// The offline page: the form of each account as it was seen last, what waits, and the way to erase
// it all.
const page = document.querySelector<HTMLElement>('.offline')
const drawn = new Map<string, HTMLElement>()
if (page) start(page).catch(() => {})

async function start(page: HTMLElement): Promise<void> {
  if (!(await hasWorker())) return
  const refresh = async () => draw(page, await ask('kept', {}))
  const kept = await ask('kept', {})
  Object.assign(document.documentElement.dataset, kept.look?.view)
  draw(page, kept)
  onChange(refresh)
  const send = () => void ask('send', {})
  document.addEventListener('visibilitychange', () => document.hidden || send())
  const erase = document.querySelector('[data-act="erase"]')
  erase?.addEventListener('click', async () => {
    draw(page, await ask('erase', {}))
    say(document, '[data-gone]', page.dataset.erased ?? '')
  })
  send()
}

function draw(page: HTMLElement, kept: Kept): void {
  tryAgain(kept)
  const links = new Set(kept.forms.map(({ link }) => link))
  for (const [link, section] of drawn) {
    if (links.has(link)) continue
    section.remove()
    drawn.delete(link)
  }
  for (const form of kept.forms) {
    const section = drawn.get(form.link) ?? accountOf(form, kept.forms.length === 1)
    if (!drawn.has(form.link)) page.append(section)
    drawn.set(form.link, section)
    const entry = kept.waiting.find(({ link }) => link === form.link)
    showWaiting(section, form, entry)
  }
  const isHidden = kept.hidden > 0
  for (const [name, isShown] of [
    ['signed-out', isHidden],
    ['none', !isHidden && kept.forms.length === 0],
  ] as const) {
    const block = page.querySelector<HTMLElement>(`[data-when="${name}"]`)
    if (block) block.hidden = !isShown
  }
}

function accountOf(known: KnownForm, isOnly: boolean): HTMLElement {
  const section = fromTemplate('account').firstElementChild as HTMLElement
  say(section, 'h2', known.name)
  const entry = section.querySelector('details')
  entry?.querySelector('div')?.append(offlineForm(known, (fields) => wait(known, fields)))
  if (entry) entry.open = isOnly || location.pathname.includes(`/${known.link}/`)
  return section
}

// While something waits, the form steps back until it is asked for.
function showWaiting(section: HTMLElement, known: KnownForm, entry: Waiting | undefined): void {
  const place = section.querySelector<HTMLElement>('[data-waiting]')
  const entryForm = section.querySelector('details')
  if (!place || !entryForm) return
  const before = place.dataset.said
  drawWaiting(place, entry ? [entry] : [], [known], { change, drop, send: () => ask('send', {}) })
  const isOver = !entry || entry.state === 'answered' || entry.state === 'sent'
  if (place.dataset.said !== before) entryForm.hidden = !isOver
}

async function wait(known: KnownForm, fields: Fields): Promise<void> {
  const section = drawn.get(known.link)
  const kept = await ask('wait', { link: known.link, fields })
  if (!page || !section) return
  draw(page, kept)
  section.querySelector<HTMLElement>('[data-waiting] [tabindex]')?.focus()
}

function change({ link, fields }: Waiting): void {
  const details = drawn.get(link)?.querySelector('details')
  const form = details?.querySelector('form')
  if (!details || !form) return
  details.hidden = false
  details.open = true
  fillForm(form, fields)
  form.querySelector('input')?.focus()
}

async function drop({ link }: Waiting): Promise<void> {
  const kept = await ask('drop', { link })
  if (page) draw(page, kept)
  drawn.get(link)?.querySelector('summary')?.focus()
}
