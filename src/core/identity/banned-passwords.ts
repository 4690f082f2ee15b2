import { readFileSync } from 'node:fs'
import { join } from 'node:path'

let common: ReadonlySet<string> | undefined

// The 10,000 most common passwords of eight characters and more, in lower case (see
// banned-passwords.LICENSE.txt for where they come from). Read when first asked.
export function isCommonPassword(lowerCase: string): boolean {
  common ??= new Set(
    readFileSync(join(import.meta.dirname, 'banned-passwords.txt'), 'utf8').split('\n'),
  )
  return lowerCase !== '' && common.has(lowerCase)
}
