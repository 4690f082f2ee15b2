import { withCheckDigit } from '#base/receipt-number.ts'
import { afterDigits, type ReadCell } from './cell-reader.ts'
import { valueWords } from './fault-words.ts'

// The format's own bound on every string.
const MOST_CHARACTERS = 500
// The shape most patterns have: '[0-9]{16}' or '[0-9]{4,20}'.
const RUN_OF_DIGITS = /^\[0-9\]\{(\d+)(?:,(\d+))?\}$/

// Any text, as it stands.
export function textReader(least = 0, most = MOST_CHARACTERS): ReadCell {
  const long = { message: valueWords.longText }
  const length = { message: valueWords.textLength(least, most) }
  return (text, start, end) => {
    const value = text.slice(start, end)
    // A character takes one or two units.
    if (value.length > most || value.length < least * 2) {
      const characters = [...value].length
      if (characters < least || characters > most) return most === MOST_CHARACTERS ? long : length
    }
    return value
  }
}

// One of a few words; gives the same string for every cell that holds it.
export function wordReader(words: readonly string[]): ReadCell {
  const wrong = { message: valueWords.word(words) }
  return (text, start, end) => {
    for (const word of words) {
      if (word.length === end - start && standsAt(word, text, start)) return word
    }
    return wrong
  }
}

// A text that matches the whole of a pattern.
export function patternReader(pattern: string): ReadCell {
  const run = RUN_OF_DIGITS.exec(pattern)
  if (run !== null) return digitsReader(Number(run[1]), Number(run[2] ?? run[1]))
  const whole = new RegExp(`^(?:${pattern})$`, 'u')
  const wrong = { message: valueWords.pattern(pattern) }
  return (text, start, end) => {
    const value = text.slice(start, end)
    return whole.test(value) ? value : wrong
  }
}

// Another reader's value in lower case.
export function lowerCaseReader(read: ReadCell): ReadCell {
  return (text, start, end) => {
    const value = read(text, start, end)
    return typeof value === 'string' ? value.toLowerCase() : value
  }
}

// Another reader's digits, of which the last is a Luhn check digit (ISO/IEC 7812-1, annex B).
export function luhnReader(read: ReadCell): ReadCell {
  const wrong = { message: valueWords.checkDigit }
  return (text, start, end) => {
    const value = read(text, start, end)
    if (typeof value !== 'string') return value
    return withCheckDigit(value.slice(0, -1)) === value ? value : wrong
  }
}

function digitsReader(least: number, most: number): ReadCell {
  const wrong = { message: valueWords.digits(least, most) }
  return (text, start, end) => {
    if (end - start < least || end - start > most) return wrong
    return afterDigits(text, start, end) === end ? text.slice(start, end) : wrong
  }
}

function standsAt(word: string, text: string, start: number): boolean {
  for (let at = 0; at < word.length; at += 1) {
    if (text.charCodeAt(start + at) !== word.charCodeAt(at)) return false
  }
  return true
}
