import { isUtf8 } from 'node:buffer'
import { createHash } from 'node:crypto'
import type { Fault } from '../fault.ts'
import { manifestWords } from './fault-words.ts'
import { isObject, shown, type Tell } from './json-fields.ts'
import type { Manifest } from './manifest.ts'
import { manifestHeader } from './manifest-header.ts'
import { manifestTables } from './manifest-tables.ts'
import { findFile, packageFault } from './package-files.ts'
import { PackageDamaged, type PackageSource } from './package-source.ts'
import { parseStrictJson, type StrictJson } from './strict-json.ts'

const FILE = 'datapackage.json'
const MOST_BYTES = 1_000_000
const BYTE_ORDER_MARK = '\uFEFF'

// Reads and checks datapackage.json, and returns every fault of it at once. `branches`, where
// given, are the codes an extract may come from.
export async function readManifest(
  source: PackageSource,
  branches?: ReadonlySet<string>,
): Promise<Manifest | { faults: Fault[] }> {
  const bytes = await readBytes(source)
  if ('message' in bytes) return { faults: [bytes] }
  if (!isUtf8(bytes)) return { faults: [packageFault(FILE, manifestWords.notUtf8)] }
  const text = bytes.toString('utf8')
  const json = parseStrictJson(text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text)
  if ('slip' in json) return { faults: [jsonFault(json)] }
  if (!isObject(json.value)) return { faults: [packageFault(FILE, manifestWords.notObject)] }

  const faults: Fault[] = []
  const tell: Tell = (column, value, message) =>
    faults.push({ ...packageFault(FILE, message, 'package', shown(value)), column })
  const header = manifestHeader(json.value, branches, tell)
  const isListed = (path: string) => findFile(source.files, path) !== undefined
  const tables = manifestTables(json.value, header?.kind, isListed, tell)
  if (header === undefined || faults.length > 0) return { faults }
  return { ...header, tables, sha256: createHash('sha256').update(bytes).digest() }
}

async function readBytes(source: PackageSource): Promise<Buffer | Fault> {
  const listed = findFile(source.files, FILE)
  if (listed !== undefined && listed.bytes > MOST_BYTES) {
    return packageFault(FILE, manifestWords.large, 'limit', String(listed.bytes))
  }
  try {
    return Buffer.concat(await Array.fromAsync(source.open(FILE)))
  } catch (error) {
    if (!(error instanceof PackageDamaged)) throw error
    return packageFault(FILE, error.message)
  }
}

function jsonFault({ slip, line, key }: Exclude<StrictJson, { value: unknown }>): Fault {
  const words = {
    syntax: manifestWords.notJson,
    'key-twice': manifestWords.keyTwice,
    'forbidden-key': manifestWords.forbiddenKey,
  }
  return { ...packageFault(FILE, words[slip]), line, column: key === undefined ? null : shown(key) }
}
