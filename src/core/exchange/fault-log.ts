import type { Fault } from './fault.ts'
import type { TableResource } from './reading/manifest.ts'
import type { LeftOutRow } from './staging-store.ts'

// So many faults are kept to be told; all are counted.
export const mostKept = 1_000

// Faults as reading finds them. Memory grows with the accounts named in them, not with the faults.
export class FaultLog {
  readonly kept: Fault[] = []
  count = 0
  // True once a fault belongs to no account.
  refusesWhole = false
  // True once a row that nobody can place is missing, so that rules across tables would tell of the
  // gap again and again.
  rowsLost = false
  readonly #resources: ReadonlyMap<string, string>
  readonly #leftOut = new Map<string, LeftOutRow>()

  constructor(tables: readonly TableResource[]) {
    this.#resources = new Map(tables.map(({ path, name }) => [path, name]))
  }

  // A bound method, to be handed on as it is.
  readonly report = (fault: Fault): void => {
    this.count += 1
    // A copy, because a value may be a slice that keeps the whole batch it was cut from.
    if (this.kept.length < mostKept) this.kept.push(structuredClone(fault))
    const { account, owner } = fault
    const nobodys = account === null && !owner?.contract && !owner?.meter
    if (nobodys) this.refusesWhole = true
    else this.#leaveOut(fault)
    if (nobodys && fault.rule !== 'R1' && this.#resources.has(fault.file)) this.rowsLost = true
  }

  // Whom the faults so far set aside, and the contracts and meters that are left out; each once.
  leftOut(): LeftOutRow[] {
    return [...this.#leftOut.values()]
  }

  #leaveOut({ file, line, column, rule, account, owner, key }: Fault): void {
    const resource = this.#resources.get(file) ?? file
    // Only rows of these two are referred to by rows that do not name their account.
    const referred = resource === 'contracts' || resource === 'meters'
    const row = {
      resource,
      key: referred ? (key ?? null) : null,
      account,
      contract: owner?.contract ?? null,
      meter: owner?.meter ?? null,
    }
    const identity = JSON.stringify(row)
    if (this.#leftOut.has(identity)) return
    const place = `${rule} ${file}:${line ?? ''}:${column ?? ''}`
    this.#leftOut.set(identity, { ...(JSON.parse(identity) as typeof row), place })
  }
}
