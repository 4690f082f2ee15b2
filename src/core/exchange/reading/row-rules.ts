import { assert } from '#base/assert.ts'
import { parseDecimal } from '#base/decimal.ts'
import { multiplyRounded } from '#base/money.ts'
import type { Rule } from '../fault.ts'
import { ruleWords } from './fault-words.ts'
import { receiptFileName } from './receipt-file-name.ts'

// A rule that a row of good values breaks, told at one of its columns.
type RowSlip = {
  readonly rule: Rule
  readonly column: string
  readonly message: string
}

// Looks at a row in the order of its schema, with the values as COPY takes them.
export type RowRule = (row: readonly (string | null)[]) => RowSlip | undefined

type RuleFor = (at: (column: string) => number) => RowRule

// The unique number is printed since then.
const FIRST_NUMBERED_PERIOD = '2018-11-01'
const ZERO = 48

// The rules within a row that the schemas name under `portal:rules`.
const rules: Readonly<Record<string, RuleFor>> = {
  'rejected-has-reason': (at) => {
    const [status, reason] = [at('status'), at('reject_reason')]
    const slip = valueSlip('reject_reason', ruleWords.noReason)
    return (row) => (row[status] === 'rejected' && row[reason] === null ? slip : undefined)
  },

  // R4
  'amount-is-product': (at) => {
    const [kind, quantity, price, amount] = [at('kind'), at('quantity'), at('price'), at('amount')]
    return (row) => {
      const [factor, unitPrice] = [row[quantity], row[price]]
      if (row[kind] !== 'charge' || !factor || !unitPrice) return undefined
      const product = productInKopecks(factor, unitPrice)
      if (product === row[amount]) return undefined
      return { rule: 'R4', column: 'amount', message: ruleWords.product(product) }
    }
  },

  'credit-is-negative': (at) => {
    const [kind, amount] = [at('kind'), at('amount')]
    const slip = valueSlip('amount', ruleWords.positiveCredit)
    return (row) => {
      if (row[kind] !== 'payment' && row[kind] !== 'benefit') return undefined
      return row[amount]?.startsWith('-') ? undefined : slip
    }
  },

  'number-since-2018-11': (at) => {
    const [period, number] = [at('period'), at('unique_number')]
    const missing = valueSlip('unique_number', ruleWords.numberMissing)
    const early = valueSlip('unique_number', ruleWords.numberTooEarly)
    return (row) => {
      const numbered = (row[period] ?? '') >= FIRST_NUMBERED_PERIOD
      if (numbered) return row[number] === null ? missing : undefined
      return row[number] === null ? undefined : early
    }
  },

  'file-named-by-key': (at) => {
    const [account, period] = [at('account_number'), at('period')]
    const [revision, file] = [at('revision'), at('file')]
    return (row) => {
      const month = `${row[period]}`.slice(0, 7)
      const expected = receiptFileName(`${row[account]}`, month, `${row[revision]}`)
      return row[file] === expected ? undefined : valueSlip('file', ruleWords.fileName(expected))
    }
  },
}

// Finds a rule by its name for a table with these columns.
export function rowRule(name: string, columns: readonly string[]): RowRule {
  const make = rules[name]
  assert(make !== undefined, `there is a rule ${name}`)
  return make((column) => {
    const at = columns.indexOf(column)
    assert(at >= 0, `the rule ${name} finds its column ${column}`)
    return at
  })
}

// Rounded half away from zero. In floats as long as they are exact, which is ten times as fast.
function productInKopecks(quantity: string, price: string): string {
  const scale = decimalsOf(quantity) + decimalsOf(price)
  const product = unitsOf(quantity) * unitsOf(price) * 10 ** Math.max(2 - scale, 0)
  if (product > Number.MAX_SAFE_INTEGER) return exactProduct(quantity, price)
  const divisor = 10 ** Math.max(scale - 2, 0)
  const remainder = product % divisor
  const kopecks = (product - remainder) / divisor + (remainder * 2 >= divisor ? 1 : 0)
  const negative = quantity.startsWith('-') !== price.startsWith('-')
  return String(negative && kopecks !== 0 ? -kopecks : kopecks)
}

function exactProduct(quantity: string, price: string): string {
  const limits = { maxScale: 6, allowNegative: true }
  const left = parseDecimal(quantity, limits)
  const right = parseDecimal(price, limits)
  assert(left !== undefined && right !== undefined, 'quantity and price have been read')
  return String(multiplyRounded(left, right))
}

// The digits of a decimal as one whole number, without its sign. At most eighteen digits: beyond
// the exact integers the product is, too, and the exact way is taken.
function unitsOf(decimal: string): number {
  let units = 0
  for (let at = 0; at < decimal.length; at += 1) {
    const digit = decimal.charCodeAt(at) - ZERO
    if (digit >= 0) units = units * 10 + digit
  }
  return units
}

function decimalsOf(decimal: string): number {
  const point = decimal.indexOf('.')
  return point < 0 ? 0 : decimal.length - point - 1
}

function valueSlip(column: string, message: string): RowSlip {
  return { rule: 'value', column, message }
}
