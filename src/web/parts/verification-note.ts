import type { CalendarDate } from '#base/calendar-date.ts'
import type { Language } from '#base/language.ts'
import type { Verification } from '#core/metering/verification.ts'
import { formatDate } from '../words/format.ts'
import { verificationWords } from '../words/verification.ts'

// What a meter's holder should know of its поверка, and do; nothing while there is time.
export function verificationNote(
  language: Language,
  verification: Verification,
  verifyBefore: CalendarDate | null,
): { readonly what: string; readonly next: string } | undefined {
  const words = verificationWords[language]
  const date = verifyBefore === null ? '' : formatDate(language, verifyBefore)
  switch (verification.state) {
    case 'ending':
      return { what: words.ends(date, verification.daysLeft), next: words.endsWhat }
    case 'expired':
      return { what: words.expired(date), next: words.expiredWhat }
    case 'valid':
    case 'unknown':
      return undefined
  }
}
