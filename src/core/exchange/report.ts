import type { Fault, Rule } from './fault.ts'
import type { Manifest } from './reading/manifest.ts'

export type Verdict = 'accept' | 'set-aside' | 'refuse'

// What an import came to. Faults are counted all and kept up to a thousand; `accounts` are those
// set aside, none when the extract was refused or taken whole.
export type Report = {
  readonly verdict: Verdict
  readonly accounts: readonly string[]
  readonly faults: number
  readonly kept: readonly Fault[]
  // What billing should look at in rows that are taken as they are: counted and kept likewise.
  readonly noted: number
  readonly notes: readonly Note[]
  // The extract was published before, and nothing was changed by it now.
  readonly unchanged: boolean
  // Then also the accounts of its branch that still wait for rows they missed.
  readonly stillAside?: readonly string[]
  // Everything was checked, and nothing was to be published.
  readonly dryRun: boolean
  // Absent when datapackage.json itself could not be understood.
  readonly extract?: ExtractSummary
}

export const nothingNoted = { noted: 0, notes: [] } as const

// No fault: nobody is set aside for it.
export type Note = Omit<Fault, 'rule' | 'owner' | 'key'>

export type ExtractSummary = {
  readonly name: string
  readonly branch: string
  readonly sequence: number
  readonly kind: 'full' | 'increment'
  readonly calculatedAt: Temporal.Instant
  readonly rows: Readonly<Record<string, number>>
}

export function summaryOf(manifest: Manifest): ExtractSummary {
  const { name, branch, sequence, kind, calculatedAt, tables } = manifest
  const rows = Object.fromEntries(tables.map((table) => [table.name, table.rows]))
  return { name, branch, sequence, kind, calculatedAt, rows }
}

type ReportJson = {
  verdict: Verdict
  accounts: readonly string[]
  faults: number
  kept: {
    file: string
    line: number | null
    column: string | null
    rule: Rule
    value: string | null
    account: string | null
    message: string
  }[]
  noted?: number
  notes?: Note[]
  unchanged?: true
  stillAside?: readonly string[]
}

// The form that other programs read; its keys are a promise.
export function reportJson(report: Report): ReportJson {
  return {
    verdict: report.verdict,
    accounts: report.accounts,
    faults: report.faults,
    kept: report.kept.map(({ file, line, column, rule, value, account, message }) => {
      return { file, line, column, rule, value, account, message }
    }),
    ...(report.noted > 0 ? { noted: report.noted, notes: report.notes.map(noteJson) } : {}),
    ...(report.unchanged ? { unchanged: true } : {}),
    ...(report.stillAside?.length ? { stillAside: report.stillAside } : {}),
  }
}

function noteJson({ file, line, column, value, account, message }: Note): Note {
  return { file, line, column, value, account, message }
}
