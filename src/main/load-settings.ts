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
  const missing = missingIn(module.default)
  const faults =
    missing.length > 0 ? missing.map((name) => `${name} is missing`) : checkUtility(module.default)
  if (faults.length > 0) throw new StartRefused(faults.map((fault) => `${file}: ${fault}`))
  return module.default
}

// Types are stripped, not checked: a file written for an earlier version may lack what came since.
// The make-believe utility has every setting there is; only the old cabinet may be left out.
function missingIn(settings: UtilitySettings): string[] {
  const needed = Object.keys(demoUtility).filter((name) => name !== 'legacyCabinet')
  return needed.filter((name) => !(name in settings))
}
