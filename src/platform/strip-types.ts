import { createHash, randomBytes } from 'node:crypto'
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { getCompileCacheDir, stripTypeScriptTypes } from 'node:module'
import { join } from 'node:path'

// The JavaScript of a TypeScript source. Kept beside what Node itself keeps of compiled files (its
// folder is of one version of Node and one user), because the stripper, once loaded, holds 20 MB
// for good and takes a tenth of a second.
export function withoutTypes(source: string): string {
  const folder = getCompileCacheDir()
  if (folder === undefined) return stripTypeScriptTypes(source)
  const path = join(folder, `${createHash('sha256').update(source).digest('hex')}.js`)
  try {
    return readFileSync(path, 'utf8')
  } catch {
    const script = stripTypeScriptTypes(source)
    keep(path, script)
    return script
  }
}

// Whole or not at all: several processes may start at once. What cannot be kept is made again.
function keep(path: string, text: string): void {
  const growing = `${path}.${randomBytes(4).toString('hex')}`
  try {
    writeFileSync(growing, text, { mode: 0o600 })
    renameSync(growing, path)
  } catch {
    rmSync(growing, { force: true })
  }
}
