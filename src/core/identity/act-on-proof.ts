import type { LoginId } from '#base/ids.ts'
import { isRefused, type Refused } from '#base/outcome.ts'
import type { Tx } from '#platform/postgres/database.ts'
import type { Scope } from '#platform/postgres/scope.ts'
import { lockPassword } from './logins-store.ts'
import type { IdentityMeans } from './means.ts'
import type { Busy, PasswordHash } from './password-hasher.ts'

// A password that matched the hash which was the login's when it was read.
export type Proof = {
  readonly loginId: LoginId
  readonly emailKey: string
  readonly password: string
  readonly passwordHash: PasswordHash
}

// Does what the password allows, as one transaction under the login's lock. Between the reading of
// the hash and the commit a reset may have come: a password that is no longer the login's is
// 'wrong', and whatever a replaced password left under way does nothing. The same password hashed
// anew is verified anew. The scope names the login.
export async function actOnProof<T>(
  means: Pick<IdentityMeans, 'db' | 'passwords'>,
  scope: Scope,
  proof: Proof,
  act: (tx: Tx) => Promise<T>,
): Promise<T | Refused<'wrong'> | Busy> {
  const { db, passwords } = means
  const looked = await db.transaction(scope, async (tx) => {
    const { passwordHash } = await tx.one(lockPassword(proof.loginId))
    return passwordHash === proof.passwordHash ? { done: await act(tx) } : { passwordHash }
  })
  if ('done' in looked) return looked.done
  const verified = await passwords.verify(looked.passwordHash, proof.password, proof.emailKey)
  if (isRefused(verified)) return verified
  if (!verified.matches) return { refused: 'wrong' }
  return actOnProof(means, scope, { ...proof, passwordHash: looked.passwordHash }, act)
}
