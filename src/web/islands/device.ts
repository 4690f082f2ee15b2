import type { AnswerTo, Asks, Kept } from '../worker/messages.ts'

// The one script a page may hand to the browser to run: the policy of the pages knows this name and
// lets nothing else through.
const WORKER = '/service-worker.js'

type Policy = { createScriptURL(address: string): string }
declare const trustedTypes: { createPolicy(name: string, rules: Policy): Policy } | undefined

export async function startWorker(): Promise<void> {
  const types = typeof trustedTypes === 'undefined' ? undefined : trustedTypes
  const policy = types?.createPolicy('service-worker', {
    createScriptURL(address) {
      if (address !== WORKER) throw new TypeError(address)
      return address
    },
  })
  await navigator.serviceWorker.register(policy?.createScriptURL(WORKER) ?? WORKER)
}

export const hasWorker = async () =>
  (await navigator.serviceWorker?.getRegistration()) !== undefined

// Asks the worker, which alone touches what is kept on this device.
export async function ask<Name extends keyof Asks>(
  name: Name,
  given: Asks[Name],
): Promise<AnswerTo<Name>> {
  const { active } = await navigator.serviceWorker.ready
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = ({ data }) => resolve(data)
    active?.postMessage({ ask: name, ...given }, [port2])
  })
}

// After anything that waits was sent, by whomever.
export function onChange(act: () => void): void {
  navigator.serviceWorker.addEventListener('message', act)
  navigator.serviceWorker.startMessages()
}

const SHORTEST = 2000
const LONGEST = 60_000
let pause = SHORTEST
let timer: ReturnType<typeof setTimeout> | undefined

addEventListener('online', () => {
  pause = SHORTEST
  void ask('send', {})
})

// While something waits it is tried again and again, ever more seldom: a network that is said to be
// back is often not there yet.
export function tryAgain({ waiting }: Kept): void {
  clearTimeout(timer)
  if (waiting.every(({ state }) => state === 'attention' || state === 'sent')) return
  timer = setTimeout(() => void ask('send', {}), pause)
  pause = Math.min(pause * 2, LONGEST)
}
