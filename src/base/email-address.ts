import { domainToASCII, domainToUnicode } from 'node:url'
import type { Brand } from './brand.ts'
import type { Refused } from './outcome.ts'

// As mail is sent to it: the name as typed, the domain in lower case and in its ASCII (xn--) form.
export type EmailAddress = Brand<'EmailAddress'>

type EmailSlip =
  | 'empty'
  | 'too-long'
  | 'space'
  | 'comma'
  | 'no-at'
  | 'several-at'
  | 'cyrillic-letters'
  | 'name'
  | 'domain'

type ParsedEmail = { readonly email: EmailAddress } | Refused<EmailSlip>

// RFC 5321, 4.5.3.1: a path of 256 with its brackets, a local part of 64.
const LONGEST_ADDRESS = 254
const LONGEST_NAME = 64
const LONGEST_DOMAIN = 253
// Dot-atoms of RFC 5322. Quoted names are lawful, and nobody's.
const NAME = /^[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*$/
const DOMAIN_AS_TYPED = /^[\p{L}\p{M}\p{N}.-]+$/u
const ASCII_LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/
const TOP_LABEL = /^(?:[a-z]{2,63}|xn--[a-z0-9-]{1,59})$/
const CYRILLIC = /\p{Script=Cyrillic}/u
const LATIN = /[a-z]/i

// Takes one address as people type it, also in a Cyrillic domain (почта.рф). Names each slip.
export function parseEmail(typed: string): ParsedEmail {
  const text = typed.trim()
  if (text === '') return { refused: 'empty' }
  if (text.length > LONGEST_ADDRESS) return { refused: 'too-long' }
  if (/\s/u.test(text)) return { refused: 'space' }
  if (text.includes(',')) return { refused: 'comma' }
  const at = text.indexOf('@')
  if (at === -1) return { refused: 'no-at' }
  if (at !== text.lastIndexOf('@')) return { refused: 'several-at' }
  return joinParts(text.slice(0, at), text.slice(at + 1))
}

// For people who need to recognise an address, not to learn it: 'i•••a@mail.ru'. The dots do not
// tell the length; names under four letters show less.
export function maskEmail(email: string): string {
  const at = email.lastIndexOf('@')
  const name = email.slice(0, Math.max(at, 0))
  const first = name.length > 1 ? name.charAt(0) : ''
  const last = name.length > 3 ? name.slice(-1) : ''
  const domain = email.slice(at + 1)
  return `${first}•••${last}@${domainToUnicode(domain) || domain}`
}

function joinParts(name: string, domain: string): ParsedEmail {
  if (CYRILLIC.test(name) || mixesAlphabets(domain)) return { refused: 'cyrillic-letters' }
  if (name.length > LONGEST_NAME || !NAME.test(name)) return { refused: 'name' }
  const ascii = asciiDomain(domain)
  if (ascii === undefined) return { refused: 'domain' }
  const email = `${name}@${ascii}`
  if (email.length > LONGEST_ADDRESS) return { refused: 'too-long' }
  return { email: email as EmailAddress }
}

// 'mаil.ru' with a Russian а, or 'mail.ру' typed in the wrong layout. Registries of Cyrillic
// zones take no Latin names just below them, so no one's address is refused.
function mixesAlphabets(domain: string): boolean {
  const labels = domain.split('.')
  if (labels.some((label) => CYRILLIC.test(label) && LATIN.test(label))) return true
  const [owner = '', top = ''] = labels.slice(-2)
  return CYRILLIC.test(top) && LATIN.test(owner)
}

function asciiDomain(domain: string): string | undefined {
  if (!DOMAIN_AS_TYPED.test(domain)) return undefined
  const ascii = domainToASCII(domain)
  const labels = ascii.split('.')
  const known = labels.length >= 2 && ascii.length <= LONGEST_DOMAIN
  if (!known || !labels.every((label) => ASCII_LABEL.test(label))) return undefined
  return TOP_LABEL.test(labels.at(-1) ?? '') ? ascii : undefined
}
