import type { Fault } from '../fault.ts'
import type { PackageSource } from './package-source.ts'

// Opens a folder or a .zip without unpacking it. Refuses, with every fault at once, what is not a
// plain tree of files around one datapackage.json.
export async function openPackage(_path: string): Promise<PackageSource | { faults: Fault[] }> {
  return { faults: [] }
}
