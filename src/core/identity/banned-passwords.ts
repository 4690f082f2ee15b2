import { createRequire } from 'node:module'
import { shortestPassword } from './password-length.ts'

// Eight megabytes that most processes never need, so they wait for the first password chosen.
const load = createRequire(import.meta.url)
type Language = typeof import('@zxcvbn-ts/language-common')

let common: ReadonlySet<string> | undefined

// Whether it stands among the 18,000 most common passwords that are long enough to be chosen here
// (ASVS 6.2.4 asks for 3,000). Takes lower case. The list is read when first asked.
export function isCommonPassword(lowerCase: string): boolean {
  common ??= readCommon()
  return common.has(lowerCase)
}

function readCommon(): ReadonlySet<string> {
  const { dictionary }: Language = load('@zxcvbn-ts/language-common')
  const words = dictionary['passwords-common']
  return new Set(
    words.filter((word) => typeof word === 'string' && word.length >= shortestPassword) as string[],
  )
}
