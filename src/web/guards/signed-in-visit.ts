import type { Session } from '#core/identity/session.ts'
import type { CustomerVisit, Visit } from '../visit.ts'
import { formOwner } from './form-secret.ts'

// The visit of somebody who has this session. Its forms need the token of that session, too.
export function signedInVisit(visit: Visit, session: Session): CustomerVisit {
  const { visitor, services } = visit
  const { keyring } = services
  const { viewer } = session
  return {
    ...visit,
    viewer,
    formOwner: formOwner(keyring, visitor, viewer.loginId),
  }
}
