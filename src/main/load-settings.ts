import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { checkUtility, type UtilitySettings } from '#core/customers/utility.ts'
import demoUtility from '#settings/demo.ts'
import { StartRefused } from './start-refused.ts'

// The utility's own file (a TypeScript module whose default export it is), or the make-believe
// utility.
export async function loadSettings(file: string | undefined): Promise<UtilitySettings> {
  if (file === undefined) return demoUtility
  const module: { default?: UtilitySettings } = await import(pathToFileURL(resolve(file)).href)
  if (!module.default) throw new StartRefused([`${file} has no default export.`])
  const faults = checkUtility(module.default)
  if (faults.length > 0) throw new StartRefused(faults.map((fault) => `${file}: ${fault}`))
  return module.default
}
