// Where a reading came from. `estimated` and `norm` are billing's own: nobody looked at the dial.
export type ReadingSource =
  | 'customer'
  | 'inspector'
  | 'automatic'
  | 'estimated'
  | 'norm'
  | 'initial'
  | 'final'
