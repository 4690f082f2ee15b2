// What a cell fails by: one sentence in Russian, the same for every such cell of the column.
export type Slip = { readonly message: string }

// Reads text[start, end), never empty, as COPY takes it; or tells what is wrong with it. A reader
// makes no value it does not keep: most cells are refused or recognised where they stand.
export type ReadCell = (text: string, start: number, end: number) => string | Slip

const ZERO = 48

// The two digits at `at`, or −1 when there are other characters.
export function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - ZERO
  const ones = text.charCodeAt(at + 1) - ZERO
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -1
}

// The place after the digits that begin at `at`.
export function afterDigits(text: string, at: number, end: number): number {
  let place = at
  while (place < end && isDigit(text, place)) place += 1
  return place
}

function isDigit(text: string, at: number): boolean {
  const digit = text.charCodeAt(at) - ZERO
  return digit >= 0 && digit <= 9
}
