import { assert } from '#base/assert.ts'
import { periodToSqlDate } from '#base/period.ts'
import type { Manifest } from './reading/manifest.ts'

// What the rules need to know about the extract and its branch, in the terms of the database.
export type ExtractFacts = {
  readonly branch: string
  readonly sequence: number
  readonly kind: 'full' | 'increment'
  readonly calculatedOn: string
  // First days of the months of portal:periods, and the latest of them.
  readonly periods: readonly string[]
  readonly newestPeriod: string
  // The latest period published for the branch so far; no row of it lies later.
  readonly lastPeriod: string | null
}

export function extractFacts(manifest: Manifest, lastPeriod: string | null): ExtractFacts {
  const periods = manifest.periods.map((period) => periodToSqlDate(period)).sort()
  const newestPeriod = periods.at(-1)
  assert(newestPeriod !== undefined, 'a manifest names a period')
  return {
    branch: manifest.branch,
    sequence: manifest.sequence,
    kind: manifest.kind,
    calculatedOn: manifest.calculatedOn,
    periods,
    newestPeriod,
    lastPeriod,
  }
}
