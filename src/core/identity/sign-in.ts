import type { EmailAddress } from '#base/email-address.ts'
import type { LoginId } from '#base/ids.ts'
import type { Language } from '#base/language.ts'
import { isRefused, type Refused } from '#base/outcome.ts'
import { type Origin, visitorHash } from '#core/audit/origin.ts'
import { recordAudit } from '#core/audit/record-audit.ts'
import { recordRefusal } from '#core/audit/record-refusal.ts'
import { oweNotice } from '#core/notices/owe-notice.ts'
import {
  type CountedTries,
  countTry,
  countTryIn,
  giveBack,
  giveBackTries,
  keysOf,
  type TooManyTries,
} from '#platform/tries/count-tries.ts'
import { actOnProof } from './act-on-proof.ts'
import { emailKey } from './email-key.ts'
import { knownBrowserCaps, provenCaps, strangerCaps } from './identity-caps.ts'
import { loginOfEmail, passwordToSignIn, renewPasswordHash } from './logins-store.ts'
import type { IdentityMeans } from './means.ts'
import type { Busy, PasswordHash } from './password-hasher.ts'
import { startSession } from './start-session.ts'

type SignedIn = { readonly sessionToken: string }
type Login = {
  readonly loginId: LoginId
  readonly email: EmailAddress
  readonly language: Language
  readonly passwordHash: PasswordHash
  readonly isKnownBrowser: boolean
}

// Asked about when nobody signs in by the address.
const nobody = '00000000-0000-0000-0000-000000000000' as LoginId

// A new session at each sign-in. 'wrong' does not tell an unknown address from a wrong password, by
// word, statement or time. A stranger's tries never lock out a browser that has signed in before.
export async function signIn(
  means: IdentityMeans,
  origin: Origin,
  input: { readonly email: EmailAddress; readonly password: string },
): Promise<SignedIn | Refused<'wrong'> | Busy | TooManyTries> {
  const { db, clock, keyring, passwords } = means
  const key = emailKey(keyring, input.email)
  if (passwords.isFull(key)) return { refused: 'busy', retryAfterSeconds: 2 }
  const login = await findLogin(means, origin, key)
  const caps = login?.isKnownBrowser ? knownBrowserCaps : strangerCaps
  const counted = await countTry(db, clock.now(), caps(origin, key), provenCaps(key))
  const asked = { action: 'sign-in', loginId: login?.loginId } as const
  if (isRefused(counted)) return recordRefusal(means, origin, asked, counted)
  const verified = await passwords.verify(login?.passwordHash, input.password, key)
  if (isRefused(verified)) {
    await giveBack(db, counted)
    return verified
  }
  if (!login || !verified.matches) {
    return recordRefusal(means, origin, asked, { refused: 'wrong' })
  }
  const fresh = verified.outdated ? await passwords.hash(input.password, key) : undefined
  const renewedHash = fresh === undefined || isRefused(fresh) ? undefined : fresh
  const { password } = input
  const entered = await enter(means, origin, login, { key, password, counted, renewedHash })
  if (!isRefused(entered)) return entered
  if (entered.refused === 'busy') await giveBack(db, counted)
  return recordRefusal(means, origin, asked, entered)
}

async function findLogin(
  { db }: IdentityMeans,
  origin: Origin,
  key: string,
): Promise<Login | undefined> {
  const [owner] = await db.read({ key }, loginOfEmail(key))
  const loginId = owner?.loginId ?? nobody
  const question = passwordToSignIn(loginId, visitorHash(origin))
  const [found] = await db.read({ login: loginId }, question)
  return found && { loginId, ...found }
}

async function enter(
  means: IdentityMeans,
  origin: Origin,
  login: Login,
  proven: {
    readonly key: string
    readonly password: string
    readonly counted: CountedTries
    readonly renewedHash: PasswordHash | undefined
  },
): Promise<SignedIn | Refused<'wrong'> | Busy | TooManyTries> {
  const { loginId, email, language, passwordHash } = login
  const { key, password, counted, renewedHash } = proven
  const { source, device } = origin
  const at = means.clock.now()
  const scope = { login: loginId, key: keysOf([...counted, ...provenCaps(key)]) }
  const proof = { loginId, emailKey: key, password, passwordHash }
  return actOnProof(means, scope, proof, async (tx) => {
    await giveBackTries(tx, counted)
    const tooMany = await countTryIn(tx, at, provenCaps(key))
    if (isRefused(tooMany)) return tooMany
    if (renewedHash) await tx.run(renewPasswordHash(loginId, passwordHash, renewedHash))
    const sessionToken = await startSession(tx, origin, { loginId, at })
    await recordAudit(tx, { at, action: 'sign-in', outcome: 'done', loginId, source })
    if (!login.isKnownBrowser) {
      const letter = { kind: 'new-device', details: { at: at.toString(), device } } as const
      await oweNotice(tx, { at, recipient: email, language, letter })
    }
    return { sessionToken }
  })
}
