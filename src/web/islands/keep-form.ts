import type { KnownDial, KnownForm, KnownMeter } from '../worker/messages.ts'
import { ask } from './device.ts'

// The form as it stands is kept for the next time without a network: names, digits, the values
// before, and nothing that is not seen here.
const place = document.querySelector<HTMLElement>('[data-owner][data-link]')
const meters = document.querySelectorAll<HTMLElement>('.readings .meter-entry')
const { owner, link } = place?.dataset ?? {}
if (owner !== undefined && link !== undefined && 'serviceWorker' in navigator) {
  const name = text(document, '.lede [data-name]')
  const form: KnownForm = { link, name, meters: Array.from(meters, meterOf) }
  if (meters.length > 0) ask('keep', { owner, form }).catch(() => {})
}

function meterOf(entry: HTMLElement): KnownMeter {
  const which = text(entry, 'h2 .which')
  const title = text(entry, 'h2').replace(which, '').trim()
  const dials = entry.querySelectorAll<HTMLElement>('.dial-entry')
  return { title, which, dials: Array.from(dials, dialOf) }
}

function dialOf(entry: HTMLElement): KnownDial {
  const was = text(entry, '.was b')
  return {
    field: entry.querySelector('input')?.name ?? '',
    label: text(entry, 'label'),
    hint: text(entry, '.hint'),
    unit: text(entry, '.suffix'),
    was,
    when: was === '' ? text(entry, '.was') : text(entry, '.was small'),
    facts: { ...entry.dataset } as Record<string, string>,
  }
}

function text(within: ParentNode, selector: string): string {
  return (within.querySelector(selector)?.textContent ?? '').replace(/\s+/g, ' ').trim()
}
