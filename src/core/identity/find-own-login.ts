import { assert } from '#base/assert.ts'
import type { Language } from '#base/language.ts'
import type { Viewer } from '#core/customers/viewer.ts'
import type { IdentityMeans } from './means.ts'
import { consentsOf, loginFacts } from './own-login-store.ts'

export type GivenConsent = {
  readonly version: string
  readonly givenAt: Temporal.Instant
  readonly withdrawnAt: Temporal.Instant | null
}

// What is kept about a login beside its address.
export type OwnLogin = {
  // Letters are in it.
  readonly language: Language
  readonly createdAt: Temporal.Instant
  readonly passwordSetAt: Temporal.Instant
  // The last given first.
  readonly consents: readonly GivenConsent[]
}

// What the person signed in may know about their own login, and nothing of anybody else's.
export async function findOwnLogin(
  { db }: Pick<IdentityMeans, 'db'>,
  { loginId }: Viewer,
): Promise<OwnLogin> {
  const scope = { login: loginId }
  const [login] = await db.read(scope, loginFacts(loginId))
  assert(login !== undefined, 'whoever is signed in has a login')
  return { ...login, consents: await db.read(scope, consentsOf(loginId)) }
}
