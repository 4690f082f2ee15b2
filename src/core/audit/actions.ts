// Everything the trail tells. A capability adds its own line here before it records one.
const auditActions = {
  'registration-submitted': 'a visitor sent a registration; nothing is decided yet',
  'registration-settled': 'the registration was answered by a letter of the kind in the details',
  'registration-confirmed': 'the link in the letter was followed: the login exists',
  'sign-in': 'a password was tried',
  'sign-out': 'the session was ended by its holder',
  'session-ended': 'one session was ended from another of the same login',
  'sessions-ended': 'all sessions but the present one were ended',
  'password-reset-requested': 'somebody asked for a link to choose a new password',
  'password-reset': 'a new password was chosen through such a link',
  'password-changed': 'a new password was chosen by somebody signed in',
  'email-change-requested': 'somebody signed in asked for another e-mail address',
  'email-changed': 'the link sent to the new address was followed',
  'account-linked': 'a login was linked to an account by a receipt number',
  'account-renamed': 'the customer named the account in their own words',
  'account-moved': 'the customer changed the order of their accounts',
  'account-removed': 'the customer ended the link to an account',
  'viewers-listed': 'a customer looked at the list of those who see the account',
  'receipt-downloaded': 'the exact copy of a receipt was handed to a viewer of its account',
  'receipt-damaged': 'the copy of a receipt is missing or not what was issued; none was handed out',
  'ledger-exported': 'the лицевая карта was handed to a viewer of its account as a file',
  'receipt-checked': 'somebody checked more files in one hour than people do',
  'extract-published': 'an extract of billing was published; the details say which',
  'number-guessing': 'more wrong receipt numbers in one hour than people make',
} as const satisfies Readonly<Record<string, string>>

export type AuditAction = keyof typeof auditActions
