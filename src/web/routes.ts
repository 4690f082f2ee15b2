import type { Language } from '#base/language.ts'

// Every address of the cabinet. `:account` is the link a login has to an account, never an account
// number: an address may be seen over a shoulder, kept in a history or sent to a friend.
export const routes = {
  summary: '/',
  start: '/start',
  signIn: '/sign-in',
  signOut: '/sign-out',
  language: '/language',
  display: '/display',
  registration: {
    number: '/registration/number',
    email: '/registration/email',
    password: '/registration/password',
    consent: '/registration/consent',
    sent: '/registration/sent',
    sampleReceipt: '/registration/sample-receipt',
  },
  confirmation: '/confirmations/:token',
  passwordReset: {
    request: '/password-resets/new',
    sent: '/password-resets/sent',
    choose: '/password-resets/:token',
  },
  settings: {
    show: '/settings',
    email: '/settings/email',
    password: '/settings/password',
    language: '/settings/language',
    sessions: '/settings/sessions',
    otherSessions: '/settings/sessions/others/end',
    session: '/settings/sessions/:session/end',
  },
  accounts: {
    index: '/accounts',
    new: '/accounts/new',
    show: '/accounts/:account',
    name: '/accounts/:account/name',
    position: '/accounts/:account/position',
    removal: '/accounts/:account/removal',
    viewers: '/accounts/:account/viewers',
  },
  readings: {
    due: '/readings',
    new: '/accounts/:account/readings/new',
    index: '/accounts/:account/readings',
    show: '/accounts/:account/readings/:submission',
  },
  meter: '/accounts/:account/meters/:meter',
  ledger: {
    show: '/accounts/:account/ledger',
    csv: '/accounts/:account/ledger.csv',
    xlsx: '/accounts/:account/ledger.xlsx',
  },
  receipts: {
    index: '/accounts/:account/receipts',
    show: '/accounts/:account/receipts/:period/:revision',
    file: '/accounts/:account/receipts/:period/:revision/file',
  },
  offline: '/offline',
  check: '/check',
  personalData: '/personal-data',
  accessibility: '/accessibility',
} as const

// The manifest of the installed cabinet and the worker beside its pages: no pages, and nobody's.
export const manifestHref = (language: Language) => `/manifest.${language}.webmanifest`
export const workerHref = '/service-worker.js'

type Parameters<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? Name | Parameters<Rest>
  : Path extends `${string}:${infer Name}`
    ? Name
    : never

type Given<Path extends string> = [Parameters<Path>] extends [never]
  ? []
  : [Readonly<Record<Parameters<Path>, string | number>>]

// The address of a route with its parameters filled in; a missing one is a type error.
export function href<Path extends string>(path: Path, ...given: Given<Path>): string {
  const parameters: Readonly<Record<string, string | number>> = given[0] ?? {}
  return path.replace(/:([a-z]+)/g, (_, name: string) => encodeURIComponent(`${parameters[name]}`))
}
