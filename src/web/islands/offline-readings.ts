import type { Fields, Kept, KnownForm, Waiting } from '../worker/messages.ts'
import { ask, hasWorker, onChange, tryAgain } from './device.ts'
import { drawWaiting, fromTemplate, say } from './draw-waiting.ts'
import { fillForm, offlineForm } from './offline-form.ts'

// The offline page: the form of each account as it was seen last, what waits, and the way to erase
// it all.
const page = document.querySelector<HTMLElement>('.offline')
const drawn = new Map<string, HTMLElement>()
if (page) start(page).catch(() => {})

// The address that did not come is asked for again; where a form was sent from here there is none.
const again = document.querySelector<HTMLAnchorElement>('[data-again]')
if (again && location.pathname === '/offline') again.href = again.dataset.again ?? ''

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
  const { forms, waiting } = kept
  const links = [...new Set([...forms, ...waiting].map(({ link }) => link))]
  const formOf = (link: string) => forms.find((form) => form.link === link)
  for (const [link, section] of drawn) {
    const isSame = links.includes(link) && 'known' in section.dataset === !!formOf(link)
    if (isSame) continue
    section.remove()
    drawn.delete(link)
  }
  for (const link of links) {
    const form = formOf(link)
    const section = drawn.get(link) ?? sectionOf(form, links.length === 1)
    if (!drawn.has(link)) page.append(section)
    drawn.set(link, section)
    const entry = waiting.find((one) => one.link === link)
    showWaiting(section, form, entry)
  }
  const isHidden = kept.hidden > 0
  for (const [name, isShown] of [
    ['signed-out', isHidden],
    ['none', !isHidden && links.length === 0],
  ] as const) {
    const block = page.querySelector<HTMLElement>(`[data-when="${name}"]`)
    if (block) block.hidden = !isShown
  }
}

// An account with its form, or, where that is not kept any more, with what waits alone.
function sectionOf(known: KnownForm | undefined, isOnly: boolean): HTMLElement {
  const section = fromTemplate('account').firstElementChild as HTMLElement
  const entry = section.querySelector('details')
  if (known === undefined) {
    entry?.remove()
    return section
  }
  section.dataset.known = ''
  say(section, 'h2', known.name)
  entry?.querySelector('div')?.append(offlineForm(known, (fields) => wait(known, fields)))
  if (entry) entry.open = isOnly || location.pathname.includes(`/${known.link}/`)
  return section
}

// While something waits, the form steps back until it is asked for.
function showWaiting(
  section: HTMLElement,
  known: KnownForm | undefined,
  entry: Waiting | undefined,
): void {
  const place = section.querySelector<HTMLElement>('[data-waiting]')
  const entryForm = section.querySelector('details')
  if (!place) return
  const before = place.dataset.said
  const acts = { drop, send: () => ask('send', {}), ...(known && { change }) }
  drawWaiting(place, entry ? [entry] : [], known ? [known] : [], acts)
  if (!entryForm) return
  if (place.dataset.said !== before) entryForm.hidden = !!entry && entry.state !== 'sent'
}

async function wait(known: KnownForm, fields: Fields): Promise<void> {
  const section = drawn.get(known.link)
  const kept = await ask('wait', { link: known.link, fields })
  if (!page || !section) return
  draw(page, kept)
  if (kept.waiting.some(({ link }) => link === known.link)) clear(section)
  section.querySelector<HTMLElement>('[data-waiting] [tabindex]')?.focus()
}

function clear(section: HTMLElement | undefined): void {
  const form = section?.querySelector('form')
  if (form) fillForm(form, [])
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
  clear(drawn.get(link))
  drawn.get(link)?.querySelector('summary')?.focus()
}
