import { declaredDialect } from './declared-dialect.ts'
import { checkDeclaredSchema } from './declared-schema.ts'
import { manifestWords } from './fault-words.ts'
import { isCount, isObject, type JsonObject, property, type Tell } from './json-fields.ts'
import type { Manifest, TableResource } from './manifest.ts'
import { pathSlip } from './package-path.ts'
import { type TableName, tableNames } from './table-name.ts'

const HASH = /^sha256:[0-9a-fA-F]{64}$/
const ENCODINGS = ['utf-8', 'windows-1251'] as const

// The tables of the extract, in the order of tableNames; every slip in one leaves it out.
export function manifestTables(
  json: JsonObject,
  kind: Manifest['kind'] | undefined,
  isListed: (path: string) => boolean,
  tell: Tell,
): TableResource[] {
  const resources = property(json, 'resources')
  if (!Array.isArray(resources)) {
    tell('resources', resources, manifestWords.resources)
    return []
  }
  const names = new Set<unknown>()
  const paths = new Set<string>()
  const tables: TableResource[] = []
  for (const [index, resource] of resources.entries()) {
    const place = `resources[${index}]`
    if (!isObject(resource)) {
      tell(place, resource, manifestWords.inline)
      continue
    }
    const table = tableOf(resource, place, isListed, tell)
    const name = property(resource, 'name')
    if (names.has(name)) tell(`${place}.name`, name, manifestWords.tableTwice)
    names.add(name)
    if (table === undefined) continue
    if (paths.has(table.path)) tell(`${place}.path`, table.path, manifestWords.pathTwice)
    paths.add(table.path)
    tables.push(table)
  }
  for (const name of tableNames) {
    if (kind !== 'full' || names.has(name)) continue
    tell('resources', undefined, manifestWords.tableMissing(name))
  }
  return tables.sort((left, right) => orderOf(left.name) - orderOf(right.name))
}

function tableOf(
  resource: JsonObject,
  place: string,
  isListed: (path: string) => boolean,
  tell: Tell,
): TableResource | undefined {
  const take = <Value>(
    name: string,
    message: string,
    read: (value: unknown) => Value | undefined,
  ) => {
    const value = property(resource, name)
    const taken = read(value)
    if (taken === undefined) tell(`${place}.${name}`, value, message)
    return taken
  }
  const name = take('name', manifestWords.tableName(tableNames), (value) =>
    tableNames.find((known) => known === value),
  )
  const path = take('path', manifestWords.path, pathOf)
  if (path !== undefined && !isListed(path)) tell(`${place}.path`, path, manifestWords.fileMissing)
  take(
    'type',
    manifestWords.only(['table']),
    (value) => value === undefined || only(value, 'table'),
  )
  take('format', manifestWords.only(['csv']), (value) => only(value, 'csv'))
  const encoding = take('encoding', manifestWords.encoding, (value) =>
    ENCODINGS.find((known) => typeof value === 'string' && value.toLowerCase() === known),
  )
  const bytes = take('bytes', manifestWords.count, countOf)
  const rows = take('rows', manifestWords.count, countOf)
  const hash = take('hash', manifestWords.hash, (value) =>
    typeof value === 'string' && HASH.test(value) ? value : undefined,
  )
  const delimiter = declaredDialect(property(resource, 'dialect'), `${place}.dialect`, tell)
  if (name !== undefined) checkDeclaredSchema(property(resource, 'schema'), name, place, tell)
  if (name === undefined || path === undefined || encoding === undefined) return undefined
  if (bytes === undefined || rows === undefined || hash === undefined) return undefined
  if (delimiter === undefined) return undefined
  const sha256 = hash.slice('sha256:'.length).toLowerCase()
  return { name, path, encoding, delimiter, bytes, sha256, rows }
}

function pathOf(value: unknown): string | undefined {
  if (typeof value !== 'string' || value === 'datapackage.json') return undefined
  return pathSlip(value) === undefined ? value : undefined
}

function countOf(value: unknown): number | undefined {
  return isCount(value) ? value : undefined
}

function only(value: unknown, expected: string): true | undefined {
  return value === expected ? true : undefined
}

function orderOf(name: TableName): number {
  return tableNames.indexOf(name)
}
