import type { KnownDial, KnownForm, KnownMeter, Waiting } from '../worker/messages.ts'
import { ask } from './device.ts'

// What can be done about what waits, by the names its buttons bear.
type Acts = Readonly<Record<string, (entry: Waiting) => void>>

// Fills a place with what waits, in the page's own words: a template for each state. What is said
// already is not said again.
export function drawWaiting(
  place: HTMLElement,
  entries: readonly Waiting[],
  forms: readonly KnownForm[],
  acts: Acts = {},
): void {
  const said = JSON.stringify(entries)
  if (place.dataset.said === said) return
  place.dataset.said = said
  const drawn = entries.map((entry) => {
    const form = forms.find(({ link }) => link === entry.link)
    return notice(entry, form, { open: openFilled, ...acts })
  })
  place.replaceChildren(...drawn)
}

export function fromTemplate(name: string): DocumentFragment {
  const template = document.querySelector<HTMLTemplateElement>(`template[data-part="${name}"]`)
  return document.importNode(template?.content ?? new DocumentFragment(), true)
}

// The text of a place; one without anything to say is hidden.
export function say(within: ParentNode, selector: string, text: string): void {
  for (const place of within.querySelectorAll<HTMLElement>(selector)) {
    place.textContent = text
    place.hidden = text === ''
  }
}

// The same for a sentence that a value completes: it stands in the attribute that names the value.
export function sayFilled(within: ParentNode, name: string, value: string): void {
  const [place] = within.querySelectorAll<HTMLElement>(`[data-${name}]`)
  const text = place?.dataset[name] ?? ''
  say(within, `[data-${name}]`, value === '' ? '' : text.replace(`{${name}}`, value))
}

function notice(entry: Waiting, form: KnownForm | undefined, acts: Acts): DocumentFragment {
  const drawn = fromTemplate(entry.state === 'sending' ? 'waiting' : entry.state)
  say(drawn, '[data-name]', form?.name ?? '')
  say(drawn, '[data-at]', timeSaid(entry.at))
  const typed = new Map(entry.fields)
  sayFilled(drawn, 'taken', daySaid(typed.get('taken') ?? ''))
  sayFilled(drawn, 'corrects', typed.get('corrects') ?? '')
  for (const link of drawn.querySelectorAll('a')) {
    if (entry.number === null) break
    link.href = `/accounts/${entry.link}/readings/${entry.number}`
    link.textContent = (link.dataset.text ?? '').replace('{number}', `${entry.number}`)
  }
  const list = drawn.querySelector<HTMLElement>('[data-values]')
  list?.append(...values(entry, form, list.dataset.values ?? ''))
  for (const button of drawn.querySelectorAll('button')) {
    const act = acts[button.dataset.act ?? '']
    if (act) button.addEventListener('click', () => act(entry))
    else button.remove()
  }
  return drawn
}

// The values as they were typed, each with what the form calls it; without a form, with what the
// field itself tells: which meter, and T1 or T2 as it stands on the dial.
function values(
  { fields }: Waiting,
  form: KnownForm | undefined,
  unknown: string,
): readonly Node[] {
  const dials = form?.meters.flatMap((meter) => meter.dials.map((dial) => ({ meter, dial }))) ?? []
  return fields.flatMap(([name, value]) => {
    if (!name.startsWith('value:') || value === '') return []
    const known = dials.find(({ dial }) => dial.field === name)
    const line = document.createElement('div')
    const what = document.createElement('dt')
    what.textContent = known
      ? dialNamed(known.meter, known.dial)
      : unknown.replace('{meter}', meterNamed(name))
    const typed = document.createElement('dd')
    const figure = document.createElement('b')
    figure.className = 'dial'
    figure.textContent = `${value} ${unitOf(known?.dial)}`.trim()
    typed.append(figure)
    line.append(what, typed)
    return [line]
  })
}

// The label of the only dial of a meter says no more than that it is a reading.
function dialNamed({ title, dials }: KnownMeter, { label }: KnownDial): string {
  return dials.length === 1 ? title : `${title}: ${label.charAt(0).toLowerCase()}${label.slice(1)}`
}

function meterNamed(field: string): string {
  const [, meter = '', zone = ''] = field.split(':')
  return [decodeURIComponent(meter), zone].filter((part) => part !== 'T0').join(', ')
}

const unitOf = (dial: KnownDial | undefined) => dial?.unit ?? ''

function timeSaid(at: number): string {
  const language = document.documentElement.lang
  return new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short' }).format(at)
}

// A day as a form carries it, or as it was typed where that is none.
function daySaid(day: string): string {
  if (!/^\d{4}-\d\d-\d\d$/.test(day)) return day
  const language = document.documentElement.lang
  const looks = { dateStyle: 'long', timeZone: 'UTC' } as const
  return new Intl.DateTimeFormat(language, looks).format(Date.parse(day))
}

// The ordinary form, with everything typed, under a token of the session that is now.
async function openFilled({ link, fields }: Waiting): Promise<void> {
  const found = await ask('token', { link })
  const address = `/accounts/${link}/readings/new`
  if (!('token' in found)) return location.assign(address)
  const form = document.createElement('form')
  form.method = 'post'
  form.action = address
  const ours = [['token', found.token] as const, ['owner', found.owner] as const]
  for (const [name, value] of [...ours, ...fields]) {
    const input = document.createElement('input')
    input.type = 'hidden'
    input.name = name
    input.value = value
    form.append(input)
  }
  document.body.append(form)
  form.submit()
}
