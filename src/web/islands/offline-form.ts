import { parseTypedDecimal } from '#base/typed-decimal.ts'
import type { Fields, KnownDial, KnownForm, KnownMeter } from '../worker/messages.ts'
import { fromTemplate, say, sayFilled } from './draw-waiting.ts'

// The form of an account drawn again from what was kept of it. `send` gets what was typed, once
// it is digits the meters can show.
export function offlineForm(known: KnownForm, send: (fields: Fields) => void): DocumentFragment {
  const drawn = fromTemplate('form')
  const form = drawn.querySelector('form')
  if (form === null) return drawn
  drawn.querySelector('[data-meters]')?.replaceWith(...known.meters.map(meterEntry))
  const day = inputOf(form, 'taken')
  if (day) day.id = `taken ${known.link}`.replace(/ /g, '-')
  if (day?.id) day.closest('.field')?.querySelector('label')?.setAttribute('for', day.id)
  day?.closest('details')?.addEventListener('toggle', () => {
    day.value ||= today(form)
  })
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    const wrong = faultsOf(form, known)
    for (const [name, message] of wrong) tellFault(form, name, message)
    const [first] = wrong.find(([, message]) => message !== '') ?? []
    if (first !== undefined) return inputOf(form, first)?.focus()
    send(fieldsOf(form, known))
  })
  return drawn
}

// As something that waits was typed: with the day it was read on and the submission it corrects.
export function fillForm(form: HTMLFormElement, fields: Fields): void {
  const typed = new Map(fields)
  for (const input of form.querySelectorAll('input')) {
    input.value = typed.get(input.name) ?? ''
    input.dispatchEvent(new Event('input', { bubbles: true }))
  }
  form.dataset.corrected = typed.get('corrects') ?? ''
  sayFilled(form, 'corrects', form.dataset.corrected)
  const day = inputOf(form, 'taken')
  const details = day?.closest('details')
  if (day && details) details.open = day.value !== '' && day.value !== today(form)
}

function meterEntry({ title, which, dials }: KnownMeter): DocumentFragment {
  const drawn = fromTemplate('meter')
  say(drawn, '[data-title]', title)
  say(drawn, '.which', which)
  const group = drawn.querySelector('.meter-entry')
  const heading = drawn.querySelector('h3')
  if (heading) heading.id = `meter ${dials[0]?.field}`.replace(/ /g, '-')
  group?.setAttribute('aria-labelledby', heading?.id ?? '')
  group?.append(...dials.map(dialEntry))
  return drawn
}

function dialEntry({ field, label, hint, unit, was, when, facts }: KnownDial): DocumentFragment {
  const drawn = fromTemplate('dial')
  Object.assign(drawn.querySelector<HTMLElement>('.dial-entry')?.dataset ?? {}, facts)
  say(drawn, 'label', label)
  say(drawn, '.hint', hint)
  say(drawn, '.suffix', unit)
  say(drawn, '.was b', was)
  say(drawn, '.was small', when)
  if (was === '') drawn.querySelector('.was .label')?.remove()
  const input = drawn.querySelector('input')
  const described = ['was', 'error', 'preview'].map((part) => {
    const place = drawn.querySelector(`[data-id="${part}"]`)
    if (place) place.id = `${field}-${part}`
    return `${field}-${part}`
  })
  input?.setAttribute('aria-describedby', described.join(' '))
  if (input) input.id = field
  if (input) input.name = field
  drawn.querySelector('label')?.setAttribute('for', field)
  return drawn
}

// Every field with what is wrong with it, which is nothing for most.
function faultsOf(form: HTMLFormElement, { meters }: KnownForm): readonly [string, string][] {
  const { digits = '', zones = '', nothing = '' } = form.dataset
  const typed = (dial: KnownDial) => inputOf(form, dial.field)?.value.trim() ?? ''
  const isEmpty = meters.every(({ dials }) => dials.every((dial) => typed(dial) === ''))
  return meters.flatMap(({ dials }, meter) =>
    dials.map((dial, index): [string, string] => {
      if (isEmpty) return [dial.field, meter + index === 0 ? nothing : '']
      const isMissing = typed(dial) === '' && dials.some((other) => typed(other) !== '')
      if (isMissing) return [dial.field, zones]
      const isWrong = typed(dial) !== '' && !('value' in parsed(typed(dial), dial))
      return [dial.field, isWrong ? digits : '']
    }),
  )
}

const parsed = (text: string, { facts }: KnownDial) =>
  parseTypedDecimal(text, {
    integerDigits: Number(facts.integerDigits),
    fractionDigits: Number(facts.fractionDigits),
  })

function tellFault(form: HTMLFormElement, name: string, message: string): void {
  const input = inputOf(form, name)
  const entry = input?.closest('.dial-entry')
  if (!input || !entry) return
  entry.classList.toggle('wrong', message !== '')
  input.setAttribute('aria-invalid', `${message !== ''}`)
  say(entry, '.field-error span', message)
  const fault = entry.querySelector<HTMLElement>('[data-fault]')
  if (fault) fault.hidden = message === ''
}

// An id of its own, so that whoever sends it, and however often, sends one submission.
function fieldsOf(form: HTMLFormElement, { meters }: KnownForm): Fields {
  const { corrected = '' } = form.dataset
  const values = meters.flatMap(({ dials }) =>
    dials.map(({ field }) => [field, inputOf(form, field)?.value.trim() ?? ''] as const),
  )
  return [
    ['submission', crypto.randomUUID()],
    ['seen', 'preview'],
    ['taken', inputOf(form, 'taken')?.value || today(form)],
    ...(corrected === '' ? [] : [['corrects', corrected] as const]),
    ...values.filter(([, value]) => value !== ''),
  ]
}

// The day of the utility, by this device's clock.
function today(form: HTMLFormElement): string {
  const { timeZone = 'UTC' } = form.dataset
  const parts = { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' } as const
  return new Intl.DateTimeFormat('en-CA', parts).format(Date.now())
}

function inputOf(form: HTMLFormElement, name: string): HTMLInputElement | undefined {
  const input = form.elements.namedItem(name)
  return input instanceof HTMLInputElement ? input : undefined
}
