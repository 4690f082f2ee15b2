import { setTimeout as pause } from 'node:timers/promises'
import type { Hold } from './hold.ts'

// Before each try, the first included. A server that ran for a while has earned all of them again.
export const usualPauses: readonly number[] = [0, 1_000, 5_000, 15_000, 60_000]
const lookEveryMs = 250
const wellAfterMs = 10 * 60_000

type Watched = {
  readonly hold: Hold
  readonly startAgain: () => Promise<Hold>
  readonly log: (line: string) => void
  readonly pauses: readonly number[]
}

type Watch = {
  // Looks no more, waits for a start under way, and gives the last hold.
  stop(): Promise<Hold>
}

// A server that ended while its program lives, killed or out of memory, is started again: as many
// times as there are pauses, then no more, since what ends again and again needs a person. The
// watch itself keeps no program alive.
export function keepRunning({ hold: first, startAgain, log, pauses }: Watched): Watch {
  const stopping = new AbortController()
  const { signal } = stopping
  let hold = first
  let tries = 0
  let startedAt = performance.now()
  let work: Promise<void> | undefined
  const timer = setInterval(look, lookEveryMs)
  timer.unref()

  function look(): void {
    if (work !== undefined || hold.isKept()) return
    work = bringBack().finally(() => {
      work = undefined
    })
  }

  async function bringBack(): Promise<void> {
    hold.release()
    if (performance.now() - startedAt > wellAfterMs) tries = 0
    for (; tries < pauses.length; tries += 1) {
      await pause(pauses[tries], undefined, { ref: false, signal }).catch(() => {})
      if (signal.aborted) return
      log(`The database server ended by itself. Try ${tries + 1} of ${pauses.length} to start it …`)
      if (await succeeds()) return
    }
    clearInterval(timer)
    log('The database server does not stay up. Mend what ends it, then start the program again.')
  }

  async function succeeds(): Promise<boolean> {
    try {
      hold = await startAgain()
    } catch (fault) {
      log((fault as Error).message)
      return false
    }
    tries += 1
    startedAt = performance.now()
    log('The database is back.')
    return true
  }

  return {
    stop: async () => {
      clearInterval(timer)
      stopping.abort()
      await work
      return hold
    },
  }
}
