import type { LoginId } from '#base/ids.ts'
import type { Session } from '#core/identity/session.ts'
import type { Keyring } from '#platform/keyring.ts'
import { remembered } from '../remembered.ts'

// What the tokens of forms hide: one secret a session, another for a visitor who is not signed in.
// Signing in ends old forms.
export function formSecret(
  keyring: Keyring,
  session: Session | undefined,
  visitor: string,
): Buffer {
  return session?.formSecret ?? keyring.mac('csrf', `visitor ${visitor}`)
}

// Whose a form is, 22 characters: the same for a login in one browser as long as that browser keeps
// its cookie, across sessions. Tells nobody else anything, and opens nothing by itself.
export function formOwner(keyring: Keyring, visitor: string, loginId: LoginId): string {
  let owners = ownersByKeyring.get(keyring)
  if (owners === undefined) {
    const ownerOf = (who: string) =>
      keyring.mac('form-owner', who).subarray(0, 16).toString('base64url')
    owners = remembered(2000, ownerOf)
    ownersByKeyring.set(keyring, owners)
  }
  return owners(`${visitor} ${loginId}`)
}

const ownersByKeyring = new WeakMap<Keyring, (who: string) => string>()
