import { rublesText } from '#base/money.ts'
import type { Fault } from './fault.ts'
import { extractSentences } from './fault-sentences.ts'
import type { Manifest } from './reading/manifest.ts'
import type { StagedTotals } from './rules/totals-store.ts'

// R7: the control totals are those of the tables. The sums can be compared only when every row of
// the balances was read; a row that was not is told by a fault of its own.
export function checkTotals({ tables, totals }: Manifest, staged: StagedTotals): Fault[] {
  const rowsOf = (table: string) => tables.find(({ name }) => name === table)?.rows ?? 0
  const compared: [name: string, declared: string, counted: string][] = [
    ['entries', String(totals.entries), String(rowsOf('entries'))],
    ['receipts', String(totals.receipts), String(rowsOf('receipts'))],
  ]
  if (staged.balances === rowsOf('balances')) {
    for (const name of ['charged', 'paid', 'closing'] as const) {
      compared.push([name, rublesText(totals[name]), rublesText(staged[name])])
    }
  }
  return compared
    .filter(([, declared, counted]) => declared !== counted)
    .map(([name, value, counted]) => ({
      file: 'datapackage.json',
      line: null,
      column: `portal:totals.${name}`,
      rule: 'R7',
      value,
      account: null,
      message: extractSentences.total(counted),
    }))
}
