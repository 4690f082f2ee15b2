import { readFileSync } from 'node:fs'
import { strippedScript } from './stripped-script.ts'

// One classic script of a module and all that it imports from its own folder: not every browser
// runs a worker of modules. Each file becomes a function that returns what it exports, so that
// names of one never meet those of another.
export function joinedScript(folder: URL, entry: string): string {
  const done = new Map<string, string>()
  add(folder, entry, done)
  return `'use strict'\n${[...done.values()].join('')}`
}

function add(folder: URL, file: string, done: Map<string, string>): void {
  if (done.has(file)) return
  const source = strippedScript(readFileSync(new URL(file, folder)).toString())
  for (const [, , other = ''] of source.matchAll(IMPORT)) add(folder, other, done)
  const exported = [...source.matchAll(EXPORT)].map(([, name]) => name)
  const body = source
    .replace(IMPORT, (_, names: string, other: string) => `const ${names} = ${nameOf(other)}\n`)
    .replace(/^export (?=async |function |const )/gm, '')
  done.set(
    file,
    `const ${nameOf(file)} = (() => {\n${body}return { ${exported.join(', ')} }\n})()\n`,
  )
}

const IMPORT = /^import (\{[^}]*\}) from '\.\/([\w-]+\.ts)'\n/gm
const EXPORT = /^export (?:async )?(?:function|const) (\w+)/gm

const nameOf = (file: string) => file.replace(/\.ts$/, '').replaceAll('-', '_')
