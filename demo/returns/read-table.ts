import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { PackageRefused } from './package-refused.ts'
import { parseCsv } from './parse-csv.ts'

export type Resource = {
  readonly name: string
  readonly path: string
  readonly encoding: string
  readonly bytes: number
  readonly hash: string
  readonly rows: number
  readonly dialect: { readonly delimiter: string }
}

// One line by column; empty is absent.
export type TableRow<Column extends string> = Readonly<Record<Column, string>>

// A table of a package: the very bytes that were declared, with these columns in any order and no
// others. `refuse` makes the refusal of what is not.
export function readTable<Column extends string>(
  folder: string,
  { name, path, encoding, bytes, hash, rows, dialect }: Resource,
  columns: readonly Column[],
  refuse: (sentence: string) => PackageRefused,
): TableRow<Column>[] {
  if (path !== `${name}.csv`) throw refuse(`таблица ${name} лежит не в своём файле.`)
  const content = contentOf(join(folder, path))
  if (content === undefined) throw refuse(`файла ${path} нет.`)
  const found = `sha256:${createHash('sha256').update(content).digest('hex')}`
  if (content.length !== bytes || found !== hash) {
    throw refuse(`${path} — не тот файл, что назван в datapackage.json.`)
  }
  const text = textOf(content, encoding)
  const lines = text === undefined ? undefined : parseCsv(text, dialect.delimiter)
  if (lines === undefined) throw refuse(`${path} не читается как CSV.`)
  const [header = [], ...body] = lines
  if (header.toSorted().join() !== columns.toSorted().join()) {
    throw refuse(`в ${path} не те столбцы: ${header.join(', ')}.`)
  }
  if (body.length !== rows || body.some((cells) => cells.length !== header.length)) {
    throw refuse(`в ${path} не столько строк и значений, сколько названо.`)
  }
  return body.map(
    (cells) =>
      Object.fromEntries(header.map((column, at) => [column, cells[at] ?? ''])) as TableRow<Column>,
  )
}

function contentOf(file: string): Buffer | undefined {
  try {
    return readFileSync(file)
  } catch {
    return undefined
  }
}

function textOf(content: Buffer, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(content)
  } catch {
    return undefined
  }
}
