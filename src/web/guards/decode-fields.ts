type Fields = Readonly<Record<string, string>>

// What stands for fields that could not be decoded.
export const malformedFields: Fields = Object.freeze(Object.create(null))
export const noFields: Fields = Object.freeze(Object.create(null))

// Reads `a=1&b=2` once and strictly: a wrong escape, bytes that are not UTF-8 and control
// characters other than line ends and tabs refuse the whole, so that what a rule checks is what is
// stored. A name sent twice keeps its first value.
export function decodeFields(text: string): Fields {
  if (text === '') return noFields
  const fields: Record<string, string> = Object.create(null)
  for (const pair of text.split('&')) {
    const equals = pair.indexOf('=')
    const name = decoded(equals === -1 ? pair : pair.slice(0, equals))
    const value = decoded(equals === -1 ? '' : pair.slice(equals + 1))
    if (name === undefined || value === undefined) return malformedFields
    if (name !== '' && !(name in fields)) fields[name] = value
  }
  return fields
}

// Whether a text holds what no form of ours sends and no table of ours keeps.
export function hasForbiddenCharacters(text: string): boolean {
  return FORBIDDEN.test(text)
}

function decoded(text: string): string | undefined {
  try {
    const plain = decodeURIComponent(text.replaceAll('+', ' '))
    return hasForbiddenCharacters(plain) ? undefined : plain
  } catch {
    return undefined
  }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones to refuse
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\uFFFD]/
