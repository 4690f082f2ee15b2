import { hash, verify } from '@node-rs/argon2'
import type { Brand } from '#base/brand.ts'
import type { Refused } from '#base/outcome.ts'
import type { Keyring } from '#platform/keyring.ts'

// A PHC string of argon2id over the peppered password.
export type PasswordHash = Brand<'PasswordHash'>

// The queue is full: the caller is asked to come back, so that a storm of sign-ins never starves
// the other pages.
export type Busy = Refused<'busy'> & { readonly retryAfterSeconds: number }

type Verified = {
  readonly matches: boolean
  // Matches, but was made with other parameters than today's: hash the password anew.
  readonly outdated: boolean
}

// `whose` names the one for whom it is done: nobody holds more than two places of the queue.
export type PasswordHasher = {
  hash(password: string, whose?: string): Promise<PasswordHash | Busy>
  // Takes as long for undefined (nobody signs in by that e-mail) as for a wrong password.
  verify(
    stored: PasswordHash | undefined,
    password: string,
    whose?: string,
  ): Promise<Verified | Busy>
  // Whether the next call would be refused: worth asking before any other work.
  isFull(whose?: string): boolean
}

const placesOfOne = 2
// OWASP's floor for argon2id, which is what the library makes: 19 MiB, two passes, one lane.
const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
const prefix = '$argon2id$v=19$m=19456,t=2,p=1$'
// No password matches it, and finding that out takes as long as with any other.
export const nobodysHash = `${prefix}${'A'.repeat(22)}$${'A'.repeat(43)}` as PasswordHash

// At most `concurrency` hashes at once, `queue` more waiting.
export function createPasswordHasher(options: {
  readonly keyring: Keyring
  readonly concurrency?: number
  readonly queue?: number
}): PasswordHasher {
  const { keyring, concurrency = 2, queue = 64 } = options
  const waiting: (() => void)[] = []
  const places = new Map<string, number>()
  let running = 0
  const placesOf = (whose: string) => places.get(whose) ?? 0
  const isFull = (whose?: string) =>
    (running >= concurrency && waiting.length >= queue) ||
    (whose !== undefined && placesOf(whose) >= placesOfOne)

  async function inTurnFor<T>(
    whose: string | undefined,
    work: () => Promise<T>,
  ): Promise<T | Busy> {
    if (isFull(whose)) return { refused: 'busy', retryAfterSeconds: 2 }
    if (whose === undefined) return inTurn(work)
    places.set(whose, placesOf(whose) + 1)
    try {
      return await inTurn(work)
    } finally {
      const left = placesOf(whose) - 1
      if (left > 0) places.set(whose, left)
      else places.delete(whose)
    }
  }

  async function inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (running < concurrency) running += 1
    // Whoever ends hands its place on, so that a newcomer never overtakes.
    else await new Promise<void>((start) => waiting.push(start))
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else running -= 1
    }
  }

  // A stolen table cannot be guessed against without the pepper. The same letters typed on another
  // keyboard may come composed otherwise (NIST SP 800-63B, 5.1.1.2). Verified as text only.
  const peppered = (password: string) =>
    keyring.mac('password-pepper', password.normalize('NFKC')).toString('base64')

  return {
    isFull,
    hash: (password, whose) =>
      inTurnFor(whose, async () => (await hash(peppered(password), parameters)) as PasswordHash),
    verify: (stored, password, whose) =>
      inTurnFor(whose, async () => {
        const matches = await verify(stored ?? nobodysHash, peppered(password))
        return { matches, outdated: matches && !stored?.startsWith(prefix) }
      }),
  }
}
