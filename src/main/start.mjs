// The program begins in JavaScript: Node's compile cache must be open before the first TypeScript
// file is read, or the stripper is loaded for it and stays (docs/decisions/001).
import { statSync } from 'node:fs'
import { enableCompileCache } from 'node:module'
import { join, resolve } from 'node:path'
import './own-modules.mjs'

// As platform/config/config.ts has it.
const dataFolder = resolve(process.env.KABINET_DATA?.trim() || 'data')

// What was stripped of types and compiled once is not again at the next start. It lies in the data
// folder, where nobody else can write: what lies there is run. The first start, before there is a
// data folder, and another user's folder go without.
const owner = ownerOf(dataFolder)
if (owner !== undefined && owner === (process.getuid?.() ?? owner)) {
  enableCompileCache(join(dataFolder, 'compiled'))
}

await import('./kabinet.ts')

// Undefined also in a folder that this user may not look into: the command itself says so.
function ownerOf(folder) {
  try {
    return statSync(folder).uid
  } catch {
    return undefined
  }
}
