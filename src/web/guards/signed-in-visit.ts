import type { Session } from '#core/identity/session.ts'
import type { CustomerVisit, Visit } from '../visit.ts'
import { maskedToken } from './csrf-token.ts'
import { formOwner } from './form-secret.ts'

// The visit of somebody who has this session: pages drawn for it hold forms of that session.
export function signedInVisit(visit: Visit, session: Session): CustomerVisit {
  const { visitor, services } = visit
  const { keyring } = services
  const { viewer, formSecret } = session
  return {
    ...visit,
    viewer,
    csrfToken: maskedToken(formSecret),
    formOwner: formOwner(keyring, visitor, viewer.loginId),
  }
}
