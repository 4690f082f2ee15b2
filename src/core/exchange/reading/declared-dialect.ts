import { manifestWords } from './fault-words.ts'
import { checkSays, isObject, property, type SaysOnly, type Tell } from './json-fields.ts'

// Properties of a Table Dialect (Data Package v2) that say how to read a file, and what they may
// say: the CSV of the format has one way of writing, apart from the delimiter.
const SAYS_ONLY: SaysOnly = {
  header: ['true'],
  headerRows: ['[1]'],
  quoteChar: ['"\\""'],
  doubleQuote: ['true'],
  skipInitialSpace: ['false'],
  lineTerminator: ['"\\n"', '"\\r\\n"'],
  nullSequence: ['""'],
  escapeChar: [],
  commentChar: [],
  commentRows: [],
  headerJoin: ['" "'],
}
const DELIMITERS = [';', ','] as const

// The delimiter of a table, or undefined once a slip has been told.
export function declaredDialect(
  dialect: unknown,
  place: string,
  tell: Tell,
): ';' | ',' | undefined {
  if (!isObject(dialect)) {
    tell(place, dialect, manifestWords.inline)
    return undefined
  }
  checkSays(dialect, SAYS_ONLY, place, tell)
  const delimiter = DELIMITERS.find((known) => known === property(dialect, 'delimiter'))
  if (delimiter === undefined) {
    tell(`${place}.delimiter`, property(dialect, 'delimiter'), manifestWords.delimiter)
  }
  return delimiter
}
