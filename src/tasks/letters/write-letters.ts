import type { Language } from '#base/language.ts'
import type { UtilitySettings } from '#core/customers/utility.ts'
import { confirmationToken } from '#core/identity/confirmation.ts'
import type { WrittenLetter } from '#core/notices/deliver-notice.ts'
import type { Letter, LetterDetails, LetterKind } from '#core/notices/letters.ts'
import type { Keyring } from '#platform/keyring.ts'
import { type LetterFrame, type LetterText, writeLetter } from './letter-text.ts'
import { lettersEn } from './letters-en.ts'
import { lettersRu } from './letters-ru.ts'
import type { LetterLinks } from './links.ts'

// What the words of a letter are made from.
type LetterMaterial<Kind extends LetterKind> = {
  readonly details: LetterDetails[Kind]
  // The one link the letter is about; empty for a letter without a confirmation.
  readonly link: string
  readonly links: LetterLinks
  readonly when: (instant: string) => string
}

export type LetterWriters = {
  readonly [Kind in LetterKind]: (material: LetterMaterial<Kind>) => LetterText
}

const writers: Readonly<Record<Language, LetterWriters>> = { ru: lettersRu, en: lettersEn }

// Gives the function that turns an owed letter into a mail in the reader's language.
export function letterWriter(options: {
  readonly utility: UtilitySettings
  readonly keyring: Keyring
  readonly links: LetterLinks
}): (letter: Letter, language: Language) => WrittenLetter {
  const { utility, links } = options
  return (letter, language) => {
    // The kind and its details come as one pair, which the compiler cannot follow through the
    // look-up.
    const write = writers[language][letter.kind] as (
      material: LetterMaterial<LetterKind>,
    ) => LetterText
    const text = write({
      details: letter.details,
      link: linkOf(letter, options),
      links,
      when: (instant) => moment(instant, language, utility.timeZone),
    })
    return writeLetter(text, frameOf(utility, language))
  }
}

function linkOf(letter: Letter, { keyring, links }: { keyring: Keyring; links: LetterLinks }) {
  if (!('confirmationId' in letter.details)) return ''
  const token = confirmationToken(keyring, letter.details.confirmationId)
  return letter.kind === 'password-reset' ? links.passwordReset(token) : links.confirmation(token)
}

function frameOf(utility: UtilitySettings, language: Language): LetterFrame {
  const phone = utility.branches[0]?.phone ?? ''
  return language === 'ru'
    ? { greeting: 'Здравствуйте!', signature: [utility.name, `Телефон: ${phone}`, utility.site] }
    : { greeting: 'Hello!', signature: [utility.name, `Phone: ${phone}`, utility.site] }
}

// «14 января 2019 г. в 09:05» in the utility's own time.
function moment(instant: string, language: Language, timeZone: string): string {
  return new Intl.DateTimeFormat(language === 'ru' ? 'ru-RU' : 'en-GB', {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone,
  }).format(Temporal.Instant.from(instant).epochMilliseconds)
}
