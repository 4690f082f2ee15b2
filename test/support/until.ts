import { setTimeout as pause } from 'node:timers/promises'

// Waits for something that happens by itself; gives up loudly after so many seconds.
export async function until(holds: () => boolean | Promise<boolean>, seconds = 10): Promise<void> {
  for (let left = seconds * 100; left > 0; left -= 1) {
    if (await holds()) return
    await pause(10)
  }
  throw new Error(`still not so after ${seconds} s: ${holds}`)
}
