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

// Names every setting that cannot be true, in one go. Types cover the shapes; this covers the
// values.
export function checkUtility(settings: UtilitySettings): string[] {
  const faults: string[] = []
  const require = (holds: boolean, sentence: string) => {
    if (!holds) faults.push(sentence)
  }
  const { legal, bank, branches, legacyCabinet } = settings
  require(settings.name.trim() !== '', 'name is empty')
  require(/^\d{10}$/.test(legal.inn), 'legal.inn is not 10 digits')
  require(/^\d{9}$/.test(legal.kpp), 'legal.kpp is not 9 digits')
  require(/^\d{13}$/.test(legal.ogrn), 'legal.ogrn is not 13 digits')
  require(/^\d{9}$/.test(bank.bic), 'bank.bic is not 9 digits')
  require(/^\d{20}$/.test(bank.account), 'bank.account is not 20 digits')
  require(/^\d{20}$/.test(bank.correspondentAccount), 'bank.correspondentAccount is not 20 digits')
  require(Intl.supportedValuesOf('timeZone').includes(settings.timeZone), 'timeZone is unknown')
  require(branches.length > 0, 'branches is empty')
  require(new Set(branches.map(({ code }) => code)).size === branches.length, 'a branch is doubled')
  for (const { code } of branches) {
    require(/^[a-z][a-z0-9-]*$/.test(code), `branch code ${code} is not a word of a-z, 0-9 and -`)
  }
  if (legacyCabinet) require(URL.canParse(legacyCabinet.url), 'legacyCabinet.url is no address')
  return faults
}
