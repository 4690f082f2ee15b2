import { assert } from '#base/assert.ts'
import type { CalendarDate } from '#base/calendar-date.ts'
import type { ReadCell, Slip } from './cell-reader.ts'
import { valueWords } from './fault-words.ts'
import { dateReader, monthReader } from './read-date-cell.ts'
import { decimalReader, integerReader, moneyReader } from './read-number-cell.ts'
import {
  lowerCaseReader,
  luhnReader,
  patternReader,
  textReader,
  wordReader,
} from './read-text-cell.ts'
import type { FieldSchema } from './table-schema.ts'

export type TableContext = {
  readonly calculatedOn: CalendarDate
  readonly branches: ReadonlySet<string>
}

export type ColumnReader = {
  readonly name: string
  readonly read: ReadCell
  // What an empty cell becomes.
  readonly absent: Slip | null
  // Reports never repeat the value in full.
  readonly secret: boolean
}

// Makes a field's schema into a reader of its cells.
export function columnReader(field: FieldSchema, context: TableContext): ColumnReader {
  return {
    name: field.name,
    read: readerOf(field, context),
    absent: field.constraints?.required ? { message: valueWords.required } : null,
    secret: field['portal:luhn'] ?? false,
  }
}

function readerOf(field: FieldSchema, context: TableContext): ReadCell {
  const bounds = field.constraints ?? {}
  switch (field.type) {
    case 'string':
      return textReaderOf(field, context)
    case 'number': {
      if (field['portal:money']) return moneyReader(bounds)
      const decimals = field['portal:decimals']
      assert(decimals !== undefined, `${field.name} is money or has a number of decimals`)
      return decimalReader(decimals, bounds)
    }
    case 'integer':
      return integerReader(bounds)
    case 'date':
      return dateReader(field['portal:notAfterCalculation'] ? context.calculatedOn : undefined)
    case 'yearmonth':
      return monthReader()
    default:
      assert(field.type === 'boolean', `${field.name} has a known type`)
      return booleanReader()
  }
}

function textReaderOf(field: FieldSchema, context: TableContext): ReadCell {
  const { enum: words, pattern, minLength, maxLength } = field.constraints ?? {}
  if (field['portal:branch']) return wordReader([...context.branches])
  if (words !== undefined) return wordReader(words)
  const read = pattern === undefined ? textReader(minLength, maxLength) : patternReader(pattern)
  if (field['portal:luhn']) return luhnReader(read)
  return field['portal:lowerCase'] ? lowerCaseReader(read) : read
}

// The database's short forms of true and false.
function booleanReader(): ReadCell {
  const readWord = wordReader(['true', 'false'])
  return (text, start, end) => {
    const word = readWord(text, start, end)
    if (typeof word !== 'string') return word
    return word === 'true' ? 't' : 'f'
  }
}
