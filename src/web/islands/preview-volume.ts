import {
  type Decimal,
  formatDecimal,
  multiplyDecimals,
  parseDecimal,
  subtractDecimals,
} from '#base/decimal.ts'
import { formatRubles, multiplyRounded } from '#base/money.ts'
import { parseTypedDecimal } from '#base/typed-decimal.ts'

// What the dial's value comes to is told under it while one types; the page's own words are filled
// in. The form says that this was seen, so that nothing needs to be shown again before it goes.
for (const entry of document.querySelectorAll<HTMLElement>('.readings .dial-entry')) tell(entry)
for (const seen of document.querySelectorAll<HTMLInputElement>('.readings input[name="seen"]')) {
  seen.value = 'preview'
}
// Also under fields that are drawn later.
document.addEventListener('input', ({ target }) => {
  const entry = target instanceof Element ? target.closest<HTMLElement>('.dial-entry') : null
  if (entry) tell(entry)
})
// Enter goes on to a field that is still empty, and sends from the last: no meter is left out by a
// slip. The key of a telephone says which of the two it does.
document.addEventListener('focusin', ({ target }) => {
  if (isDial(target)) target.enterKeyHint = emptyAfter(target) ? 'next' : 'send'
})
document.addEventListener('keydown', (event) => {
  const next = event.key === 'Enter' && isDial(event.target) && emptyAfter(event.target)
  if (!next) return
  event.preventDefault()
  next.focus()
})

function isDial(target: EventTarget | null): target is HTMLInputElement {
  return target instanceof HTMLInputElement && target.closest('.dial-entry') !== null
}

function emptyAfter(input: HTMLInputElement): HTMLInputElement | undefined {
  const form = input.closest('.readings') ?? document
  const dials = [...form.querySelectorAll<HTMLInputElement>('.dial-entry input')]
  return dials.slice(dials.indexOf(input) + 1).find(({ value }) => value.trim() === '')
}

function tell(entry: HTMLElement): void {
  const page = entry.closest<HTMLElement>('.readings')
  const input = entry.querySelector<HTMLInputElement>('input')
  const preview = entry.querySelector<HTMLElement>('.preview')
  const unit = entry.querySelector('.suffix')?.textContent ?? ''
  if (!page || !input || !preview) return
  preview.textContent = previewOf(page.dataset, entry.dataset, input.value, unit)
}

function previewOf(words: DOMStringMap, dial: DOMStringMap, typed: string, unit: string): string {
  const parsed = parseTypedDecimal(typed, {
    integerDigits: Number(dial.integerDigits),
    fractionDigits: Number(dial.fractionDigits),
  })
  const previous = decimal(dial.previous)
  if (!('value' in parsed) || !previous) return ''
  const step = subtractDecimals(parsed.value, previous)
  if (step.units < 0n) return words.lower ?? ''
  const ratio = decimal(dial.ratio) ?? { units: 1n, scale: 0 }
  const volume = multiplyDecimals(step, ratio)
  const price = decimal(dial.price)
  const text = price ? words.preview : words.unpriced
  const cost = price ? formatRubles(multiplyRounded(volume, price)) : ''
  return (text ?? '')
    .replace('{volume}', inLanguage(`${formatDecimal(volume, { dropZeros: true })}\u202F${unit}`))
    .replace('{cost}', inLanguage(cost))
}

function decimal(text: string | undefined): Decimal | undefined {
  return text === undefined ? undefined : parseDecimal(text, { maxScale: 6 })
}

// Numbers are written in Russian; English has its marks the other way.
function inLanguage(text: string): string {
  if (document.documentElement.lang !== 'en') return text
  const marks = text.replace(',', '.').replace(/(?<=\d)\u202F(?=\d)/g, ',')
  return marks.endsWith('\u202F₽') ? `₽${marks.slice(0, -2)}` : marks
}
