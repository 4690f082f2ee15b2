import { isRefused } from '#base/outcome.ts'
import { parseReceiptNumber, type ReceiptNumber } from '#base/receipt-number.ts'

export type NumberSlip = {
  readonly kind: 'empty' | 'not-digits' | 'too-short' | 'too-long' | 'check-digit' | 'sample'
  readonly digits: number
}

// Printed on the sample receipt and on no other: its check digit is wrong.
export const SAMPLE_NUMBER = '1234567890123456'

// Slips are told here, before anything is looked up or counted as a try. An empty field keeps the
// number that was accepted before.
export function parseNumberForm(
  typed: string,
  accepted: boolean,
): { readonly number: ReceiptNumber } | 'kept' | { readonly slip: NumberSlip } {
  const parsed = parseReceiptNumber(typed)
  if (!isRefused(parsed)) return parsed
  const digits = typed.replace(/\D/g, '')
  if (parsed.refused === 'empty' && accepted) return 'kept'
  const kind = digits === SAMPLE_NUMBER ? 'sample' : parsed.refused
  return { slip: { kind, digits: digits.length } }
}
