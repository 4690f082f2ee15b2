type TextFault = 'too-long' | 'control-character' | 'ill-formed' | 'not-nfc'

const MOST_CHARACTERS = 500
const FIRST_COMBINING = 0x300
const CYRILLIC_START = 0x401
const CYRILLIC_END = 0x451

// What keeps a text out of the extract's rules: Unicode in NFC, without control characters (C0,
// DEL, C1), at most 500 characters. Undefined for a good text. Half a surrogate pair is ill-formed.
export function textFault(text: string): TextFault | undefined {
  // A character takes one or two units.
  if (text.length > 2 * MOST_CHARACTERS) return 'too-long'
  if (text.length > MOST_CHARACTERS && [...text].length > MOST_CHARACTERS) return 'too-long'
  let everydayLetters = true
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    if (unit < 0x20 || (unit >= 0x7f && unit <= 0x9f)) return 'control-character'
    everydayLetters &&= unit < FIRST_COMBINING || (unit >= CYRILLIC_START && unit <= CYRILLIC_END)
  }
  // Latin and Russian letters have no second form as long as nothing combines with them.
  if (everydayLetters) return undefined
  if (!text.isWellFormed()) return 'ill-formed'
  return text.normalize('NFC') === text ? undefined : 'not-nfc'
}

// The order of the texts themselves, unit by unit, as Array.sort wants it: of dates, periods and
// ids, never of people's words.
export function compareTexts(left: string, right: string): -1 | 0 | 1 {
  return left < right ? -1 : left > right ? 1 : 0
}
