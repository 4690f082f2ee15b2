import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { checkUtility, type UtilitySettings } from '#core/customers/utility.ts'
import demoUtility from '#settings/demo.ts'
import { StartRefused } from './start-refused.ts'

// The utility's own file (a TypeScript module whose default export it is), or the make-believe
// utility.
export async function loadSettings(file: string | undefined): Promise<UtilitySettings> {
  if (file === undefined) return demoUtility
  const path = resolve(file)
  if (!existsSync(path)) throw new StartRefused([`There is no ${file} (KABINET_SETTINGS).`])
  const module: { default?: UtilitySettings } = await import(pathToFileURL(path).href).catch(
    (fault: Error) => {
      throw new StartRefused([`${file} cannot be read: ${fault.message}`])
    },
  )
  if (!module.default) throw new StartRefused([`${file} has no default export.`])
  const missing = missingIn(module.default)
  const faults =
    missing.length > 0 ? missing.map((name) => `${name} is missing`) : checkUtility(module.default)
  if (faults.length > 0) throw new StartRefused(faults.map((fault) => `${file}: ${fault}`))
  return module.default
}

const ofParallelRun: ReadonlySet<string> = new Set(['legacyCabinet', 'testMode'])

// Types are stripped, not checked: a file written for an earlier version may lack what came since.
// The make-believe utility has every setting; only those of a parallel run may be left out.
function missingIn(settings: UtilitySettings): string[] {
  const needed = Object.keys(demoUtility).filter((name) => !ofParallelRun.has(name))
  return needed.filter((name) => !(name in settings))
}
