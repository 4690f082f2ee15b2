import type { CalendarDate } from '#base/calendar-date.ts'

// Everything that differs between one utility and another. One typed file, checked at start.
export type UtilitySettings = {
  readonly name: string
  readonly shortName: string
  // Named in the consent and on printed pages.
  readonly legal: {
    readonly inn: string
    readonly kpp: string
    readonly ogrn: string
    readonly address: string
  }
  readonly bank: {
    readonly name: string
    readonly bic: string
    readonly account: string
    readonly correspondentAccount: string
  }
  // IANA name; every dated rule is resolved in it.
  readonly timeZone: string
  readonly site: string
  readonly mailSender: { readonly name: string; readonly address: string }
  readonly branches: readonly Branch[]
  // The old cabinet runs beside this one until the end of this day.
  readonly legacyCabinet?: { readonly url: string; readonly lastDay: CalendarDate }
  readonly testMode: boolean
}

export type Branch = {
  readonly code: string
  readonly name: string
  readonly address: string
  readonly phone: string
  readonly hours: string
}
