import { tableWords } from './fault-words.ts'

type HeaderSlip = { readonly column: string; readonly message: string }

// No table has so many; beyond it the names are not worth telling one by one.
const MOST_COLUMNS = 100

// For each column of the schema the place of its cell, whatever the order in the file; or every
// slip: a column that is missing, unknown or named twice.
export function readHeader(
  found: readonly string[],
  wanted: readonly string[],
): { readonly order: readonly number[] } | { readonly slips: readonly HeaderSlip[] } {
  if (found.length > MOST_COLUMNS) {
    return { slips: [{ column: '', message: tableWords.manyColumns(MOST_COLUMNS) }] }
  }
  const slips: HeaderSlip[] = []
  const known = new Set(wanted)
  const seen = new Set<string>()
  for (const column of found) {
    if (!known.has(column)) slips.push({ column, message: tableWords.unknownColumn })
    else if (seen.has(column)) slips.push({ column, message: tableWords.doubledColumn })
    seen.add(column)
  }
  for (const column of wanted) {
    if (!seen.has(column)) slips.push({ column, message: tableWords.missingColumn })
  }
  return slips.length > 0 ? { slips } : { order: wanted.map((column) => found.indexOf(column)) }
}
