import { type CalendarDate, parseCalendarDate } from '#base/calendar-date.ts'
import { parseEmail } from '#base/email-address.ts'
import { isRefused } from '#base/outcome.ts'
import { type ReadingWindow, readingWindowFaults } from './reading-window.ts'

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
  // Until the end of this day every page bears the mark of a trial.
  readonly testMode?: { readonly lastDay: CalendarDate }
  // When readings are to be sent, by branch and service; what is dated later comes after it.
  readonly readingWindows: readonly ReadingWindow[]
  readonly returns: ReturnSettings
}

// How readings and payments go back to billing.
type ReturnSettings = {
  // Times of the day, 'HH:MM' on a quarter of an hour, at which a package is made.
  readonly at: readonly string[]
  // A reading that billing has said nothing of for so many days after it was handed over is listed.
  readonly answerWithinDays: number
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
  const { legal, bank, branches } = settings
  require(settings.name.trim() !== '', 'name is empty')
  require(/^\d{10}$/.test(legal.inn), 'legal.inn is not 10 digits')
  require(/^\d{9}$/.test(legal.kpp), 'legal.kpp is not 9 digits')
  require(/^\d{13}$/.test(legal.ogrn), 'legal.ogrn is not 13 digits')
  require(/^\d{9}$/.test(bank.bic), 'bank.bic is not 9 digits')
  require(/^\d{20}$/.test(bank.account), 'bank.account is not 20 digits')
  require(/^\d{20}$/.test(bank.correspondentAccount), 'bank.correspondentAccount is not 20 digits')
  require(isAddress(settings.site), 'site is no address that begins with https:// or http://')
  const sender = parseEmail(settings.mailSender.address)
  require(!isRefused(sender), 'mailSender.address is no e-mail address')
  require(Intl.supportedValuesOf('timeZone').includes(settings.timeZone), 'timeZone is unknown')
  require(branches.length > 0, 'branches is empty')
  require(new Set(branches.map(({ code }) => code)).size === branches.length, 'a branch is doubled')
  for (const { code } of branches) {
    require(/^[a-z][a-z0-9-]*$/.test(code), `branch code ${code} is not a word of a-z, 0-9 and -`)
  }
  faults.push(
    ...readingWindowFaults(
      settings.readingWindows,
      branches.map(({ code }) => code),
    ),
  )
  for (const at of settings.returns.at) {
    require(/^([01]\d|2[0-3]):(00|15|30|45)$/.test(at), `returns.at ${at} is no quarter of an hour`)
  }
  require(settings.returns.answerWithinDays >= 1, 'returns.answerWithinDays is below 1')
  const { legacyCabinet, testMode } = settings
  if (legacyCabinet) {
    const { url, lastDay } = legacyCabinet
    require(isAddress(url), 'legacyCabinet.url is no address that begins with https:// or http://')
    require(isDay(lastDay), 'legacyCabinet.lastDay is no day like 2019-03-31')
  }
  if (testMode) require(isDay(testMode.lastDay), 'testMode.lastDay is no day like 2019-03-31')
  return faults
}

const isAddress = (url: string) => URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)
const isDay = (text: unknown) => typeof text === 'string' && parseCalendarDate(text) !== undefined
