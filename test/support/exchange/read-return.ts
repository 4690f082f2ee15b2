import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'

export type ReadReturn = {
  readonly sequence: number
  readonly created: string
  readonly totals: unknown
  readonly readings: readonly Readonly<Record<string, string>>[]
  readonly payments: readonly Readonly<Record<string, string>>[]
  // Every file by its name.
  readonly bytes: Readonly<Record<string, Buffer>>
}

const columns = {
  portal_readings: 'portal_reading_id meter_id zone taken_on value submitted_at replaces',
  portal_payments:
    'portal_payment_id account_number contract_number amount paid_at gateway ' +
    'gateway_payment_id kind',
}
const shapes: Readonly<Record<string, RegExp>> = {
  portal_reading_id: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  meter_id: /./,
  zone: /^T[0-3]$/,
  taken_on: /^\d{4}-\d\d-\d\d$/,
  value: /^(0|[1-9]\d*)(\.\d{1,6})?$/,
  submitted_at: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?[+-]\d\d:\d\d$/,
  replaces: /^$|^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
}

// A return package as billing reads it, knowing the format and nothing of who wrote it: whatever is
// not as the format has it is an assertion.
export async function readReturn(folder: string): Promise<ReadReturn> {
  const names = (await readdir(folder)).sort()
  assert.deepEqual(names, ['datapackage.json', 'portal_payments.csv', 'portal_readings.csv'])
  const bytes = Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name))])),
  )
  const manifest = JSON.parse(bytes['datapackage.json'].toString('utf8'))
  assert.equal(manifest.$schema, 'https://datapackage.org/profiles/2.0/datapackage.json')
  assert.equal(manifest['portal:profile'], 'utility-return/1')
  const sequence = manifest['portal:sequence']
  assert.ok(Number.isInteger(sequence) && sequence >= 1)
  assert.equal(manifest.name, `return-${String(sequence).padStart(4, '0')}`)
  assert.equal(basename(folder), manifest.name)
  assert.match(manifest.created, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?[+-]\d\d:\d\d$/)
  const [readings, payments] = manifest.resources.map((resource: never) => rowsOf(resource, bytes))
  const totals = manifest['portal:totals']
  assert.deepEqual(totals, { readings: readings.length, payments: payments.length, amount: '0.00' })
  const ids = readings.map((row: { portal_reading_id: string }) => row.portal_reading_id)
  assert.equal(new Set(ids).size, ids.length, 'a key stands once')
  return { sequence, created: manifest.created, totals, readings, payments, bytes }
}

// Every package under its name in a folder, in the order of their numbers, without a gap.
export async function readReturns(folder: string): Promise<readonly ReadReturn[]> {
  const names = (await readdir(folder)).filter((name) => !name.startsWith('.'))
  const packages = await Promise.all(names.map((name) => readReturn(join(folder, name))))
  packages.sort((left, right) => left.sequence - right.sequence)
  assert.deepEqual(
    packages.map(({ sequence }) => sequence),
    packages.map((_, index) => index + 1),
  )
  return packages
}

type Resource = {
  readonly name: keyof typeof columns
  readonly [property: string]: unknown
  readonly schema: { readonly primaryKey: unknown; readonly fields: readonly { name: string }[] }
}

function rowsOf(resource: Resource, files: Record<string, Buffer>): Record<string, string>[] {
  const { name, schema } = resource
  const content = files[`${name}.csv`] ?? Buffer.alloc(0)
  const { hash, bytes, rows, path, format, encoding, dialect } = resource
  const sha256 = createHash('sha256').update(content).digest('hex')
  assert.deepEqual(
    { hash, bytes, path, format, encoding, dialect },
    {
      hash: `sha256:${sha256}`,
      bytes: content.length,
      path: `${name}.csv`,
      format: 'csv',
      encoding: 'utf-8',
      dialect: { delimiter: ';' },
    },
  )
  const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(content)
  const [header = [], ...lines] = cellsOf(text)
  assert.equal(header.join(' '), columns[name])
  assert.equal(schema.fields.map((field) => field.name).join(' '), columns[name])
  assert.deepEqual(schema.primaryKey, [header[0]])
  assert.equal(lines.length, rows)
  return lines.map((cells) => {
    assert.equal(cells.length, header.length)
    const row = Object.fromEntries(cells.map((cell, at) => [header[at], cell]))
    for (const column of header) assert.match(row[column] ?? '', shapes[column] ?? /./)
    return row
  })
}

// RFC 4180, one character after another.
function cellsOf(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let cell = ''
  let isQuoted = false
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at]
    if (isQuoted) {
      if (character !== '"') cell += character
      else if (text[at + 1] === '"') {
        cell += '"'
        at += 1
      } else isQuoted = false
    } else if (character === '"') isQuoted = true
    else if (character === ';') {
      row.push(cell)
      cell = ''
    } else if (character === '\n') {
      rows.push([...row, cell])
      row = []
      cell = ''
    } else cell += character
  }
  assert.equal(cell, '', 'the last line is ended')
  return rows
}
