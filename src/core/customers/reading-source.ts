// Where a reading came from.
export type ReadingSource =
  | 'customer'
  | 'inspector'
  | 'automatic'
  | 'estimated'
  | 'norm'
  | 'initial'
  | 'final'

// Billing's own figure: nobody looked at the dial.
export function isAssumed(source: ReadingSource): source is 'estimated' | 'norm' {
  return source === 'estimated' || source === 'norm'
}
