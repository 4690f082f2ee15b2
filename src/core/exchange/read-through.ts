import type { Fault } from './fault.ts'
import type { Manifest } from './reading/manifest.ts'
import type { PackageSource } from './reading/package-source.ts'
import { readTable } from './reading/read-table.ts'

// Reads every table to its end for the faults that show without the database.
export async function readThrough(
  source: PackageSource,
  manifest: Manifest,
  branches: ReadonlySet<string>,
  report: (fault: Fault) => void,
): Promise<void> {
  const context = { calculatedOn: manifest.calculatedOn, branches }
  for (const resource of manifest.tables) {
    for await (const _batch of readTable(source, resource, report, context));
  }
}
