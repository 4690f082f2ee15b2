// What a page asks of the worker and what it is told. Nothing else crosses between them, and only
// the worker touches what is kept on the device.

// The form of one account as it was seen last: what is needed to draw it again, and no more.
export type KnownForm = {
  readonly link: string
  // What the customer calls the account.
  readonly name: string
  readonly meters: readonly KnownMeter[]
}

export type KnownMeter = {
  readonly title: string
  readonly which: string
  readonly dials: readonly KnownDial[]
}

export type KnownDial = {
  // The name of its field in the form.
  readonly field: string
  readonly label: string
  readonly hint: string
  readonly unit: string
  // The value before and its day, as they stood on the page.
  readonly was: string
  readonly when: string
  // What the preview is calculated from.
  readonly facts: Readonly<Record<string, string>>
}

export type Fields = readonly (readonly [name: string, value: string])[]

// What was typed for an account and has no number yet, or has just got one.
export type Waiting = {
  readonly link: string
  // `sending` while a page waits for the answer itself; `answered` when that was a number, which no
  // page has shown yet.
  readonly state: 'sending' | 'answered' | 'waiting' | 'attention' | 'sent'
  // As the form sends them, without its token. Empty once there is a number.
  readonly fields: Fields
  // Epoch milliseconds by the device's clock.
  readonly at: number
  readonly number: number | null
}

// How pages looked last: language, size, contrast.
export type Look = {
  readonly language: string
  readonly view: Readonly<Record<string, string | undefined>>
}

export type Kept = {
  readonly signedIn: boolean
  readonly look: Look | null
  readonly forms: readonly KnownForm[]
  readonly waiting: readonly Waiting[]
  // How many wait for somebody to sign in again.
  readonly hidden: number
}

type NoToken = 'away' | 'signed-out' | 'refused'

// A fresh token for the form of an account and whose form it is, or why there is none.
export type FreshToken =
  | { readonly token: string; readonly owner: string }
  | { readonly none: NoToken }

export type Asks = {
  // A page of somebody signed in was opened: whose it is, and how it looks.
  readonly greet: { readonly owner: string; readonly look: Look }
  readonly keep: { readonly owner: string; readonly form: KnownForm }
  readonly kept: object
  readonly wait: { readonly link: string; readonly fields: Fields }
  readonly drop: { readonly link: string }
  readonly send: object
  readonly token: { readonly link: string }
  readonly erase: object
}

export type AnswerTo<Name extends keyof Asks> = Name extends 'token' ? FreshToken : Kept

export type Ask = {
  readonly [Name in keyof Asks]: { readonly ask: Name } & Asks[Name]
}[keyof Asks]
