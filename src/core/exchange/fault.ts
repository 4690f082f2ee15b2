// One thing wrong in an extract, told so that a billing engineer can find and mend it.
export type Rule = 'package' | 'value' | 'R1' | 'R2' | 'R3' | 'R4' | 'R5' | 'R6' | 'R7' | 'limit'

export type Fault = {
  readonly file: string
  readonly line: number | null
  // The field's name, or null when the whole line or file is meant.
  readonly column: string | null
  readonly rule: Rule
  // What stood there, cut to 100 characters.
  readonly value: string | null
  // The account the fault sets aside; null refuses the extract whole.
  readonly account: string | null
  // Names the account of a row that does not carry it readably: who owns the contract or meter.
  readonly owner?: { readonly contract?: string; readonly meter?: string }
  // The key of a bad row of contracts or meters, where it is readable: the rows that refer to it
  // are set aside with it instead of being taken for orphans.
  readonly key?: string
  // One sentence in Russian: what is wrong and what to do.
  readonly message: string
}
