import type { Kept } from '../worker/messages.ts'
import { ask, onChange, startWorker, tryAgain } from './device.ts'
import { drawWaiting } from './draw-waiting.ts'

// On pages of somebody signed in: the worker learns whose they are and sends what waits; the page
// says what still waits and which number came.
for (const place of document.querySelectorAll<HTMLElement>('[data-owner]')) {
  // A browser that has no worker, or will not let one keep anything, does without.
  if ('serviceWorker' in navigator) tell(place).catch(() => {})
}

async function tell(place: HTMLElement): Promise<void> {
  await startWorker()
  const { owner = '', link } = place.dataset
  const { lang, dataset } = document.documentElement
  const draw = (kept: Kept) => {
    const { waiting, forms } = kept
    tryAgain(kept)
    const entries = waiting.filter((entry) => link === undefined || entry.link === link)
    drawWaiting(place, entries, forms)
  }
  onChange(async () => draw(await ask('kept', {})))
  draw(await ask('greet', { owner, look: { language: lang, view: { ...dataset } } }))
}
