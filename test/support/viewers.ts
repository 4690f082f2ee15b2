import type { AccountNumber, LinkId, LoginId } from '#base/ids.ts'
import { type Viewed, type Viewer, viewedAccount } from '#core/customers/viewer.ts'

const loginId = '01948000-0000-7000-8000-000000000001' as LoginId

// Somebody signed in who sees these accounts, in this order; links are named link-1, link-2 …
export function viewerOf(accounts: readonly (string | [number: string, name: string])[]): Viewer {
  return {
    loginId,
    sessionId: '01948000-0000-7000-8000-00000000000a',
    email: 'olga@example.ru',
    links: accounts.map((account, index) => {
      const [accountNumber, givenName] = typeof account === 'string' ? [account, null] : account
      return {
        linkId: `link-${index + 1}` as LinkId,
        accountNumber: accountNumber as AccountNumber,
        givenName,
      }
    }),
  }
}

// The first of the viewer's accounts.
export function viewedBy(viewer: Viewer): Viewed {
  const viewed = viewedAccount(viewer, 'link-1')
  if (!viewed) throw new Error('the viewer sees no account')
  return viewed
}

// A scope that claims an account the login is not linked to: what the walls must hold against.
export function forged(viewed: Viewed, accountNumber: string): Viewed {
  return { ...viewed, accountNumber: accountNumber as AccountNumber }
}
