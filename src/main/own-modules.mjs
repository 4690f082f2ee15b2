// Where the program's modules are found. Node's search looks for packages, realpaths and types at
// every import; among our own files, which say exactly where they lie, it was a fifth of the start
// and 9 MB.
import { readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'

const root = new URL('../../', import.meta.url)
const { imports } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'))

// '#core/' → 'file:///…/src/core/', from the one list that Node itself and the type checker read.
const folders = new Map(
  Object.entries(imports).map(([name, folder]) => [
    name.replace('*', ''),
    new URL(folder.replace('*', ''), root).href,
  ]),
)

// The queue's library looks for settings of its own in the folder it is started in and in all those
// above, runs what it finds, and ends the program where it may not look. It has none to find.
const noSettings = 'data:text/javascript,export const cosmiconfigSync = () => ({ search() {} })'

registerHooks({
  resolve(specifier, context, next) {
    if (specifier === 'cosmiconfig')
      return { url: noSettings, format: 'module', shortCircuit: true }
    const url = specifier.endsWith('.ts') ? placeOf(specifier, context.parentURL) : undefined
    if (url === undefined) return next(specifier, context)
    return { url, format: 'module-typescript', shortCircuit: true }
  },
})

function placeOf(specifier, importer) {
  if (specifier.startsWith('.')) return new URL(specifier, importer).href
  const rest = specifier.indexOf('/') + 1
  const folder = folders.get(specifier.slice(0, rest))
  return folder && folder + specifier.slice(rest)
}
