import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { PackageRefused } from './package-refused.ts'
import { type ReturnPackage, readReturnPackage } from './read-return-package.ts'

// All packages in a folder, in the order of their numbers: 1, 2, 3 … without a gap, no reading in
// two of them. A name with a leading dot is a package that is still being written.
export function readReturnPackages(folder: string): ReturnPackage[] {
  const names = existsSync(folder)
    ? readdirSync(folder).filter((name) => !name.startsWith('.'))
    : []
  const packages = names
    .map((name) => readReturnPackage(join(folder, name)))
    .toSorted((one, other) => one.sequence - other.sequence)
  const seen = new Set<string>()
  packages.forEach(({ name, sequence, readings }, at) => {
    if (sequence !== at + 1) {
      throw new PackageRefused(name, `его номер ${sequence}, а на очереди пакет № ${at + 1}.`)
    }
    for (const { portalReadingId } of readings) {
      if (seen.has(portalReadingId)) {
        throw new PackageRefused(name, `показание ${portalReadingId} пришло второй раз.`)
      }
      seen.add(portalReadingId)
    }
  })
  return packages
}
