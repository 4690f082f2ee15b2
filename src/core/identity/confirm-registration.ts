import { type AccountNumber, type LoginId, newUuid } from '#base/ids.ts'
import { isRefused, type Refused } from '#base/outcome.ts'
import { type Origin, visitorHash } from '#core/audit/origin.ts'
import { recordAudit } from '#core/audit/record-audit.ts'
import { recordRefusal } from '#core/audit/record-refusal.ts'
import { findClaimedAccount } from '#core/customers/find-claimed-account.ts'
import { linkAccount } from '#core/customers/link-account.ts'
import type { Tx } from '#platform/postgres/database.ts'
import { countTry, giveBack, type TooManyTries } from '#platform/tries/count-tries.ts'
import { confirmAgain } from './confirm-again.ts'
import {
  type ConfirmationRefusal,
  confirmationIdOf,
  type RegistrationDetails,
} from './confirmation.ts'
import { lockConfirmation, markConfirmationUsed } from './confirmations-store.ts'
import { confirmationCaps } from './identity-caps.ts'
import { claimEmail, insertConsent, insertLogin } from './logins-store.ts'
import type { IdentityMeans } from './means.ts'
import type { Busy } from './password-hasher.ts'
import { type ReadConfirmation, readConfirmation, refusalOf } from './read-confirmation.ts'
import { startSession } from './start-session.ts'

type Found = ReadConfirmation<RegistrationDetails>
type Refusal =
  | ConfirmationRefusal
  | Refused<'password-needed' | 'wrong' | 'did-not-fit' | 'email-taken'>
  | Busy
  | TooManyTries
type Registered = { readonly sessionToken: string }

const confirming = { action: 'registration-confirmed' } as const

// Makes the login, keeps the consent, links the account and tells who else follows it, all or
// nothing and once; signs in, also the second click of the same browser. In a browser other than
// the one that registered the password is needed: else a stranger who registers your address waits
// for you to open it for them. Refuses when the receipt has meanwhile grown too old or the address
// has been taken.
export async function confirmRegistration(
  means: IdentityMeans,
  origin: Origin,
  input: { readonly token: string; readonly password?: string | undefined },
): Promise<Registered | Refusal> {
  const outcome = await confirmOnce(means, origin, input)
  if (!isRefused(outcome) || outcome.refused !== 'used') return outcome
  const id = confirmationIdOf(means.keyring, input.token)
  return (id && (await confirmAgain(means, origin, id))) ?? outcome
}

async function confirmOnce(
  means: IdentityMeans,
  origin: Origin,
  input: { readonly token: string; readonly password?: string | undefined },
): Promise<Registered | Refusal> {
  const { db, clock } = means
  const asked = { now: clock.now(), purpose: 'register' } as const
  const found = await readConfirmation<RegistrationDetails>(means, input.token, asked)
  if (isRefused(found)) return found
  const stranger = await strangerRefusal(means, origin, found, input.password)
  if (stranger) return stranger
  const accountNumber = await findClaimedAccount(db, found.details.numberHash)
  const outcome = accountNumber
    ? await register(means, origin, found, accountNumber)
    : ({ refused: 'did-not-fit' } as const)
  return isRefused(outcome) ? recordRefusal(means, origin, confirming, outcome) : outcome
}

// Undefined for whoever may go on: the same browser, or one that knows the password.
async function strangerRefusal(
  means: IdentityMeans,
  origin: Origin,
  { id, details }: Found,
  password: string | undefined,
): Promise<Refusal | undefined> {
  if (details.visitorHash === visitorHash(origin)) return undefined
  if (password === undefined) return { refused: 'password-needed' }
  const { db, clock, passwords } = means
  const counted = await countTry(db, clock.now(), confirmationCaps(id))
  if (isRefused(counted)) return recordRefusal(means, origin, confirming, counted)
  const verified = await passwords.verify(details.passwordHash, password)
  if (isRefused(verified)) {
    await giveBack(db, counted)
    return verified
  }
  if (verified.matches) return undefined
  return recordRefusal(means, origin, confirming, { refused: 'wrong' })
}

async function register(
  { db, clock }: IdentityMeans,
  origin: Origin,
  found: Found,
  accountNumber: AccountNumber,
): Promise<Registered | ConfirmationRefusal | Refused<'email-taken'>> {
  const { id, details } = found
  const at = clock.now()
  const loginId = newUuid<LoginId>(at.epochMilliseconds)
  const scope = { login: loginId, key: `${id},${details.emailKey}` }
  return db.transaction(scope, async (tx) => {
    const refusal = refusalOf(await tx.one(lockConfirmation(id)), at)
    if (refusal) return refusal
    if ((await tx.run(claimEmail(details.emailKey, loginId))) === 0) {
      return { refused: 'email-taken' }
    }
    await makeLogin(tx, details, { loginId, at })
    await recordAudit(tx, {
      at,
      action: 'registration-confirmed',
      outcome: 'done',
      loginId,
      source: origin.source,
    })
    await linkAccount(tx, origin, { loginId, accountNumber, at })
    await tx.run(markConfirmationUsed(id, { loginId, at }))
    return { sessionToken: await startSession(tx, origin, { loginId, at }) }
  })
}

async function makeLogin(
  tx: Tx,
  details: RegistrationDetails,
  { loginId, at }: { readonly loginId: LoginId; readonly at: Temporal.Instant },
): Promise<void> {
  const { email, language, passwordHash } = details
  await tx.run(insertLogin({ loginId, email, language, passwordHash, at }))
  await tx.run(
    insertConsent({
      loginId,
      consentId: newUuid(at.epochMilliseconds),
      version: details.consentVersion,
      sha256: details.consentSha256,
      givenAt: Temporal.Instant.from(details.consentedAt),
    }),
  )
}
