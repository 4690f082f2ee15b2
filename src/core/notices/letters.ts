// Every letter the cabinet writes, with what its text needs. A link in a letter is made from the
// confirmation's id (confirmationToken of identity), so that what is stored opens nothing.
export type LetterDetails = {
  // The link that makes the login and links the account.
  'registration-confirm': { readonly confirmationId: string }
  // The receipt number was unknown, or older than the last three receipts.
  'registration-number-did-not-fit': Empty
  // Somebody registered with an address that already signs in.
  'registration-already-registered': Empty
  'password-reset': { readonly confirmationId: string }
  // A reset was asked for with an address nobody signs in by.
  'password-reset-no-login': Empty
  'password-changed': { readonly at: string; readonly device: string }
  // To the new address.
  'email-change-confirm': { readonly confirmationId: string }
  'email-change-taken': Empty
  // To the old address: when asked, and when done.
  'email-change-asked': { readonly newEmailMasked: string; readonly at: string }
  'email-changed': { readonly newEmailMasked: string; readonly at: string }
  // To the others who hold the account.
  'account-linked': {
    readonly accountNumber: string
    readonly shownAs: string
    readonly at: string
  }
  'new-device': { readonly at: string; readonly device: string }
}
type Empty = Readonly<Record<never, never>>

export type LetterKind = keyof LetterDetails
export type Letter = {
  [Kind in LetterKind]: { readonly kind: Kind; readonly details: LetterDetails[Kind] }
}[LetterKind]
