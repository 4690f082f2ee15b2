import { AssertionFailed } from './assert.ts'

// An operation that will not do as asked returns one of these; the name tells the caller why.
export type Refused<Reason extends string> = { readonly refused: Reason }

// Whether an outcome is a refusal; narrows the outcome's union on both sides.
export function isRefused<Outcome>(outcome: Outcome): outcome is Extract<Outcome, Refused<string>> {
  return typeof outcome === 'object' && outcome !== null && 'refused' in outcome
}

// The default of an exhaustive switch: a forgotten case is a type error, and a throw if types were
// cheated.
export function unreachable(value: never): never {
  throw new AssertionFailed(`no case for ${String(value)}`)
}
