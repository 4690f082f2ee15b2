import { dictionary } from '@zxcvbn-ts/language-common'
import { shortestPassword } from './password-length.ts'

let common: ReadonlySet<string> | undefined

// Whether it stands among the 18,000 most common passwords that are long enough to be chosen here
// (ASVS 6.2.4 asks for 3,000). Takes lower case. The list is read when first asked.
export function isCommonPassword(lowerCase: string): boolean {
  common ??= new Set(
    dictionary['passwords-common'].flatMap((word) =>
      typeof word === 'string' && word.length >= shortestPassword ? [word] : [],
    ),
  )
  return common.has(lowerCase)
}
