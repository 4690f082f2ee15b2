import { ask, hasWorker, onChange } from './device.ts'

// Whoever signs in is told that something typed here waits for somebody; not what, and not whose.
const place = document.querySelector<HTMLElement>('[data-waits]')
if (place) tell(place).catch(() => {})

async function tell(place: HTMLElement): Promise<void> {
  if (!(await hasWorker())) return
  const say = async () => {
    const { hidden } = await ask('kept', {})
    place.textContent = hidden > 0 ? (place.dataset.waits ?? '') : ''
  }
  onChange(say)
  await say()
}
