import { isRefused, type Refused } from '#base/outcome.ts'
import type { Origin } from '#core/audit/origin.ts'
import { recordAudit } from '#core/audit/record-audit.ts'
import { recordRefusal } from '#core/audit/record-refusal.ts'
import type { Viewer } from '#core/customers/viewer.ts'
import type { TooManyTries } from '#platform/tries/count-tries.ts'
import { actOnProof } from './act-on-proof.ts'
import type { IdentityMeans } from './means.ts'
import type { Busy } from './password-hasher.ts'
import { type PasswordSlip, passwordSlip } from './password-rules.ts'
import { replacePassword } from './replace-password.ts'
import { startSession } from './start-session.ts'
import { verifyAgain } from './verify-again.ts'

// Ends every session and every open link of the login and begins a new session for this browser.
// Tells by letter. 'wrong' is the current password.
export async function changePassword(
  means: IdentityMeans,
  origin: Origin,
  viewer: Viewer,
  input: { readonly current: string; readonly password: string },
): Promise<
  { readonly sessionToken: string } | Refused<'wrong'> | Refused<PasswordSlip> | Busy | TooManyTries
> {
  const { clock, passwords, utility } = means
  const { loginId } = viewer
  const action = 'password-changed'
  const slip = passwordSlip(input.password, viewer.email, utility)
  if (slip) return slip
  const proven = await verifyAgain(means, origin, viewer, { password: input.current, action })
  if (isRefused(proven)) return proven
  const passwordHash = await passwords.hash(input.password, proven.proof.emailKey)
  if (isRefused(passwordHash)) return passwordHash
  const { email, language, proof } = proven
  const changed = await actOnProof(means, { login: loginId }, proof, async (tx) => {
    const at = clock.now()
    await replacePassword(tx, origin, { loginId, email, language, passwordHash, at })
    await recordAudit(tx, { at, action, outcome: 'done', loginId, source: origin.source })
    return { sessionToken: await startSession(tx, origin, { loginId, at }) }
  })
  return isRefused(changed) ? recordRefusal(means, origin, { action, loginId }, changed) : changed
}
