import { setTimeout as pause } from 'node:timers/promises'

// Looks every few milliseconds until the check holds; false if it did not within the time given.
export async function waitUntil(check: () => boolean, withinMs: number): Promise<boolean> {
  const end = performance.now() + withinMs
  while (!check()) {
    if (performance.now() > end) return false
    await pause(5)
  }
  return true
}
