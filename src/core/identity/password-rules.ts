import type { Refused } from '#base/outcome.ts'
import type { UtilitySettings } from '#core/customers/utility.ts'
import { isCommonPassword } from './banned-passwords.ts'
import { longestPassword, shortestPassword } from './password-length.ts'

export type PasswordSlip = 'too-short' | 'too-long' | 'common' | 'own-email'

// NIST SP 800-63B 5.1.1.2 and ASVS 6.2: length and a list of common passwords, no rules of
// composition. Length in characters as a person counts them. Undefined for a good password.
export function passwordSlip(
  password: string,
  email: string,
  utility: Pick<UtilitySettings, 'name' | 'shortName' | 'branches'>,
): Refused<PasswordSlip> | undefined {
  const characters = [...password.normalize('NFKC')]
  if (characters.length < shortestPassword) return { refused: 'too-short' }
  if (characters.length > longestPassword) return { refused: 'too-long' }
  const typed = characters.join('').toLowerCase()
  const letters = onlyLetters(typed)
  const name = email.slice(0, email.lastIndexOf('@')).toLowerCase()
  if (typed === name || typed.includes(email.toLowerCase())) return { refused: 'own-email' }
  if (letters !== '' && letters === onlyLetters(name)) return { refused: 'own-email' }
  const isCommon =
    new Set(characters).size < 3 ||
    isCommonPassword(typed) ||
    isCommonPassword(inLatinLayout(typed)) ||
    weakWords(utility).has(letters)
  return isCommon ? { refused: 'common' } : undefined
}

// A guesser tries the place and the company first, with a year behind them.
function weakWords(
  utility: Pick<UtilitySettings, 'name' | 'shortName' | 'branches'>,
): ReadonlySet<string> {
  const texts = [
    utility.name,
    utility.shortName,
    ...utility.branches.flatMap((branch) => [branch.name, branch.code]),
  ]
  const words = texts.flatMap((text) => text.toLowerCase().split(/[^\p{L}]+/u))
  const whole = texts.map((text) => onlyLetters(text.toLowerCase()))
  return new Set([...words, ...whole, ...cabinetWords].filter((word) => word.length > 3))
}

const cabinetWords = ['kvitanciya', 'kvitantsiya', 'квитанция', 'kabinet', 'кабинет', 'пароль']

function onlyLetters(text: string): string {
  return text.replace(/[^\p{L}]+/gu, '')
}

const russianKeys = 'йцукенгшщзхъфывапролджэячсмитьбюё'
const latinKeys = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`"

// The same keys on the other layout: «йцукенгш» is 'qwertyui'.
function inLatinLayout(text: string): string {
  return text.replace(/[а-яё]/g, (letter) => latinKeys.charAt(russianKeys.indexOf(letter)))
}
