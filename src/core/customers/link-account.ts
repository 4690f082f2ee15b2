import { assert } from '#base/assert.ts'
import { maskEmail } from '#base/email-address.ts'
import { type AccountNumber, type LinkId, type LoginId, newLinkId } from '#base/ids.ts'
import type { Origin } from '#core/audit/origin.ts'
import { recordAudit } from '#core/audit/record-audit.ts'
import { oweJob } from '#platform/jobs/owe-job.ts'
import type { Tx } from '#platform/postgres/database.ts'
import { insertLink, liveLinks, lockLogin } from './links-store.ts'
import { announceLoginChanged } from './login-changed.ts'

type Linked = { readonly linkId: LinkId; readonly isNew: boolean }

// Links the login to the account once, last in its list, under the address it has now, and owes
// the others who follow the account a letter. A step: the transaction's scope names the login.
export async function linkAccount(
  tx: Tx,
  origin: Origin,
  link: {
    readonly loginId: LoginId
    readonly accountNumber: AccountNumber
    readonly at: Temporal.Instant
  },
): Promise<Linked> {
  const { loginId, accountNumber, at } = link
  const { email } = await tx.one(lockLogin(loginId))
  const linkId = newLinkId()
  const shownAs = maskEmail(email)
  const made = await tx.run(insertLink({ loginId, linkId, accountNumber, shownAs, at }))
  if (made === 0) return { linkId: await presentLink(tx, loginId, accountNumber), isNew: false }
  await oweJob(tx, 'account-linked', { loginId, linkId })
  await announceLoginChanged(tx, loginId)
  const { source } = origin
  await recordAudit(tx, {
    at,
    action: 'account-linked',
    outcome: 'done',
    loginId,
    accountNumber,
    source,
  })
  return { linkId, isNew: true }
}

async function presentLink(
  tx: Tx,
  loginId: LoginId,
  accountNumber: AccountNumber,
): Promise<LinkId> {
  const links = await tx.many(liveLinks(loginId))
  const present = links.find((link) => link.accountNumber === accountNumber)
  assert(present, 'a link that could not be made twice is there')
  return present.linkId
}
