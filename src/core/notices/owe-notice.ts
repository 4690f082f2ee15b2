import type { Language } from '#base/language.ts'
import type { Tx } from '#platform/postgres/database.ts'
import type { Letter } from './letters.ts'

export type OwedNotice = {
  readonly at: Temporal.Instant
  readonly recipient: string
  readonly language: Language
  readonly letter: Letter
}

// The letter is sent after this transaction commits, and never if it does not.
export declare function oweNotice(tx: Tx, notice: OwedNotice): Promise<void>
