import type { AccountNumber, LinkId, LoginId } from '#base/ids.ts'
import type { Scope } from '#platform/postgres/scope.ts'

// A login's link to an account: the permission to see it.
export type AccountLink = {
  readonly linkId: LinkId
  readonly accountNumber: AccountNumber
  // The customer's own name for it: «бабушкина квартира».
  readonly givenName: string | null
}

// Somebody signed in, with everything their login may see, in the customer's own order.
export type Viewer = {
  readonly loginId: LoginId
  readonly sessionId: string
  readonly email: string
  readonly links: readonly AccountLink[]
}

// One account that this viewer may see. Every query about an account takes it whole: the account
// for the condition, the scope for the authorization in the query and for row-level security behind
// it.
export type Viewed = AccountLink & { readonly scope: ViewedScope }
export type ViewedScope = Scope & {
  readonly login: LoginId
  readonly accounts: readonly AccountNumber[]
}

// The look-up is the permission: undefined for a foreign, an ended and a malformed link alike.
export function viewedAccount(viewer: Viewer, linkId: string): Viewed | undefined {
  const link = viewer.links.find((candidate) => candidate.linkId === linkId)
  return link && { ...link, scope: scopeOf(viewer) }
}

// Everything that the viewer may see, as statements and row-level security ask for it.
export function scopeOf(viewer: Viewer): ViewedScope {
  return { login: viewer.loginId, accounts: viewer.links.map((link) => link.accountNumber) }
}
