import type { Brand } from '#base/brand.ts'
import type { Refused } from '#base/outcome.ts'
import type { Keyring } from '#platform/keyring.ts'

// A PHC string of argon2id over the peppered password.
export type PasswordHash = Brand<'PasswordHash'>

// The queue is full: the caller is asked to come back, so that a storm of sign-ins never starves
// the other pages.
export type Busy = Refused<'busy'> & { readonly retryAfterSeconds: number }

export type Verified = {
  readonly matches: boolean
  // Matches, but was made with other parameters than today's: hash the password anew.
  readonly outdated: boolean
}

export type PasswordHasher = {
  hash(password: string): Promise<PasswordHash | Busy>
  // Takes as long for undefined (nobody signs in by that e-mail) as for a wrong password.
  verify(stored: PasswordHash | undefined, password: string): Promise<Verified | Busy>
  // Whether the next call would be refused: worth asking before any other work.
  isFull(): boolean
}

// At most `concurrency` hashes at once (default 2), `queue` waiting (default 64).
export declare function createPasswordHasher(options: {
  readonly keyring: Keyring
  readonly concurrency?: number
  readonly queue?: number
}): PasswordHasher
