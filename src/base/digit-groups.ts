// No line may break inside a number, and a full space would tear it apart.
export const NARROW_NO_BREAK_SPACE = '\u202F'
export const MINUS_SIGN = '\u2212'

// '1234567' becomes '1 234 567' with narrow no-break spaces. Takes bare digits.
export function groupDigits(digits: string): string {
  if (digits.length <= 3) return digits
  let start = digits.length % 3 || 3
  let grouped = digits.slice(0, start)
  for (; start < digits.length; start += 3) {
    grouped += NARROW_NO_BREAK_SPACE + digits.slice(start, start + 3)
  }
  return grouped
}
