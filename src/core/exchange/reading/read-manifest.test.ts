import { deepEqual, equal, ok } from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { memorySource } from '#test/support/exchange/memory-source.ts'
import {
  filesOf,
  type JsonRecord,
  type SmallExtract,
  smallExtract,
} from '#test/support/exchange/small-extract.ts'
import type { Fault } from '../fault.ts'
import { readManifest } from './read-manifest.ts'
import { tableNames } from './table-name.ts'

const branches = new Set(['elizovo', 'milkovo'])

async function faultsAfter(change: (extract: SmallExtract) => void): Promise<Fault[]> {
  const extract = smallExtract()
  change(extract)
  const read = await readManifest(memorySource(filesOf(extract)), branches)
  return 'faults' in read ? read.faults : []
}

async function faultsOfText(text: string | Buffer): Promise<Fault[]> {
  const files = { ...filesOf(smallExtract()), 'datapackage.json': text }
  const read = await readManifest(memorySource(files), branches)
  return 'faults' in read ? read.faults : []
}

const columns = (faults: readonly Fault[]) => faults.map(({ column }) => column)

// The resource of a table, its schema, and one of its fields, to be changed.
function part(extract: SmallExtract, ...path: (string | number)[]): JsonRecord {
  let place: unknown = extract.manifest
  for (const step of path) place = (place as Record<string | number, unknown>)[step]
  return place as JsonRecord
}
const resource = (extract: SmallExtract, at = 0) => part(extract, 'resources', at)

test('a good manifest is read in our own words', async () => {
  const files = filesOf(smallExtract())
  const manifest = await readManifest(memorySource(files), branches)
  ok(!('faults' in manifest))
  const { calculatedAt, sha256, tables, ...rest } = manifest
  deepEqual(rest, {
    name: 'elizovo-0001',
    branch: 'elizovo',
    sequence: 1,
    kind: 'full',
    calculatedOn: '2019-01-01',
    periods: ['2018-12'],
    totals: { entries: 1, charged: 46300n, paid: 0n, closing: 46300n, receipts: 1 },
  })
  equal(calculatedAt.toString(), '2018-12-31T16:00:00Z')
  deepEqual(
    sha256,
    createHash('sha256')
      .update(files['datapackage.json'] ?? '')
      .digest(),
  )
  deepEqual(
    tables.map(({ name }) => name),
    tableNames,
  )
  const bytes = files['entries.csv'] ?? Buffer.alloc(0)
  deepEqual(tables[5], {
    ...{ name: 'entries', path: 'entries.csv', encoding: 'utf-8', delimiter: ';', rows: 1 },
    ...{ bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') },
  })
})

test('what may be written in more than one way is taken in each', async () => {
  const changes: ((extract: SmallExtract) => void)[] = [
    ({ manifest }) => (manifest['portal:kind'] = 'increment'),
    ({ manifest }) => (manifest['portal:periods'] = ['2018-12', '2018-11']),
    ({ manifest }) => (manifest['portal:calculatedAt'] = '2018-12-31T16:00:00.5Z'),
    ({ manifest }) => (manifest.title = 'an unknown property'),
    (extract) => (part(extract).resources as unknown[]).reverse(),
    (extract) => (resource(extract).encoding = 'UTF-8'),
    (extract) =>
      (resource(extract).hash = String(resource(extract).hash).toUpperCase().replace('SHA', 'sha')),
    (extract) => (part(extract, 'resources', 1, 'schema').primaryKey = 'account_number'),
    (extract) => (part(extract, 'resources', 0, 'schema').fields as unknown[]).reverse(),
    (extract) => (resource(extract).dialect = { delimiter: ',', header: true, quoteChar: '"' }),
    (extract) => {
      part(extract)['portal:kind'] = 'increment'
      ;(part(extract).resources as unknown[]).splice(0, 8)
    },
  ]
  for (const change of changes) deepEqual(await faultsAfter(change), [], String(change))
  const marked = `\uFEFF${JSON.stringify(smallExtract().manifest)}`
  deepEqual(await faultsOfText(marked), [])
})

test('what is no manifest at all is one fault', async () => {
  const good = JSON.stringify(smallExtract().manifest, null, 1)
  const texts: [text: string | Buffer, line: number | null][] = [
    ['', 1],
    ['not json', 1],
    [good.slice(0, -2), good.split('\n').length - 1],
    ['[]', null],
    ['null', null],
    ['"text"', null],
    [good.replace('{', '{"name": "twice",'), 3],
    [good.replace('{', '{"__proto__": {},'), 1],
    [Buffer.from(good, 'utf16le'), null],
    [Buffer.concat([Buffer.from(good), Buffer.from([0xff])]), null],
    [good + ' '.repeat(1_000_000), null],
  ]
  for (const [text, line] of texts) {
    const faults = await faultsOfText(text)
    equal(faults.length, 1, text.toString().slice(0, 30))
    equal(faults[0]?.line, line, text.toString().slice(0, 30))
    deepEqual([faults[0]?.file, faults[0]?.account], ['datapackage.json', null])
  }
})

test('each property of the extract is checked, and told by its name', async () => {
  const wrong: Readonly<Record<string, readonly unknown[]>> = {
    $schema: [undefined, 'https://example.org/', 2],
    name: [undefined, '', 'a\nb', 'x'.repeat(501), {}],
    created: [undefined, '2019-01-01', '2019-01-01T04:00:00', 'yesterday'],
    'portal:profile': [undefined, 'utility-extract/2', 'utility-return/1'],
    'portal:branch': [undefined, 'Elizovo', '', 'moscow', ['elizovo'], '__proto__', 'constructor'],
    'portal:sequence': [undefined, 0, -1, 1.5, '1', 2 ** 31, null],
    'portal:kind': [undefined, 'partial', 'FULL', true],
    'portal:calculatedAt': [undefined, '2019-01-01T04:00:00', '2019-02-30T00:00:00Z', 0],
    'portal:periods': [undefined, [], '2018-12', {}],
    'portal:totals': [undefined, [], 'none', null],
    resources: [undefined, {}, 'tariffs.csv', null],
  }
  for (const [name, values] of Object.entries(wrong)) {
    for (const value of values) {
      const faults = await faultsAfter(({ manifest }) => Object.assign(manifest, { [name]: value }))
      equal(faults[0]?.column, name, `${name}: ${JSON.stringify(value)}`)
    }
  }
})

test('periods and totals are checked one by one', async () => {
  const periods = ['2018-12', '2018-13', '2018-12', 201812]
  const inPeriods = await faultsAfter(({ manifest }) => (manifest['portal:periods'] = periods))
  deepEqual(columns(inPeriods), ['portal:periods[1]', 'portal:periods[2]', 'portal:periods[3]'])
  const totals = { entries: '1', charged: 463, paid: '-1.5', closing: '1 000.00', receipts: -1 }
  const inTotals = await faultsAfter(({ manifest }) => (manifest['portal:totals'] = totals))
  deepEqual(
    columns(inTotals).sort(),
    ['charged', 'closing', 'entries', 'paid', 'receipts'].map((name) => `portal:totals.${name}`),
  )
})

test('each property of a resource is checked, and told by its place', async () => {
  const wrong: Readonly<Record<string, readonly unknown[]>> = {
    name: [undefined, 'tarifs', 'constructor'],
    path: [
      ...[undefined, '../tariffs.csv', '/etc/passwd', 'nothing.csv', ['tariffs.csv'], '', 'C:\\x'],
      ...['https://example.org/tariffs.csv', 'datapackage.json'],
    ],
    type: ['json'],
    format: [undefined, 'tsv'],
    encoding: [undefined, 'cp866', 'utf-16'],
    bytes: [undefined, -1, '10', 1.5],
    rows: [undefined, -1, '10'],
    hash: [undefined, 'md5:0', 'sha256:12', '0'.repeat(64)],
    dialect: [undefined, 'dialect.json'],
    schema: [undefined, 'schema.json', []],
  }
  for (const [name, values] of Object.entries(wrong)) {
    for (const value of values) {
      const faults = await faultsAfter((extract) =>
        Object.assign(resource(extract), { [name]: value }),
      )
      equal(faults[0]?.column, `resources[0].${name}`, `${name}: ${JSON.stringify(value)}`)
    }
  }
})

test('a dialect other than the format has is refused', async () => {
  const wrong: Readonly<Record<string, unknown>> = {
    ...{ delimiter: '\t', header: false, headerRows: [2], quoteChar: "'", doubleQuote: false },
    ...{ escapeChar: '\\', commentChar: '#', skipInitialSpace: true, nullSequence: 'NULL' },
  }
  for (const [name, value] of Object.entries(wrong)) {
    const faults = await faultsAfter((extract) => {
      Object.assign(part(extract, 'resources', 0, 'dialect'), { [name]: value })
    })
    deepEqual(columns(faults), [`resources[0].dialect.${name}`])
  }
})

test('a declared schema agrees with the one the portal knows', async () => {
  const schema = (extract: SmallExtract) => part(extract, 'resources', 2, 'schema')
  const field = (extract: SmallExtract, at: number) =>
    part(extract, 'resources', 2, 'schema', 'fields', at)
  const list = (extract: SmallExtract) => schema(extract).fields as unknown[]
  const cases: [change: (extract: SmallExtract) => void, places: string[]][] = [
    [(extract) => (schema(extract).fields = 'all'), ['fields']],
    [(extract) => list(extract).pop(), ['fields']],
    [(extract) => list(extract).push({ name: 'note', type: 'string' }), ['fields[7].name']],
    [(extract) => list(extract).push(list(extract)[0]), ['fields[7].name']],
    [(extract) => list(extract).push('note'), ['fields[7]']],
    [(extract) => (field(extract, 5).type = 'datetime'), ['fields[5].type']],
    [(extract) => (field(extract, 5).format = '%d.%m.%Y'), ['fields[5].format']],
    [(extract) => (field(extract, 5).constraints = {}), ['fields[5].constraints.required']],
    [
      (extract) => (field(extract, 6).constraints = { required: true }),
      ['fields[6].constraints.required'],
    ],
    [(extract) => (schema(extract).missingValues = ['', '-']), ['missingValues']],
    [(extract) => (schema(extract).primaryKey = ['account_number']), ['primaryKey']],
    [(extract) => (schema(extract).primaryKey = undefined), ['primaryKey']],
    [(extract) => (schema(extract).foreignKeys = undefined), ['foreignKeys']],
    [(extract) => (schema(extract).foreignKeys = 'none'), ['foreignKeys']],
    [
      (extract) =>
        (part(extract, 'resources', 2, 'schema', 'foreignKeys', 0, 'reference').resource = 'x'),
      ['foreignKeys'],
    ],
  ]
  for (const [change, places] of cases) {
    deepEqual(
      columns(await faultsAfter(change)),
      places.map((place) => `resources[2].schema.${place}`),
      String(change),
    )
  }
})

test('tables and their files are told apart, and a full extract has them all', async () => {
  const twice = await faultsAfter((extract) => (resource(extract, 1).name = 'tariffs'))
  ok(columns(twice).includes('resources[1].name'))
  ok(twice.some(({ message }) => message.includes('accounts')))
  const shared = await faultsAfter((extract) => (resource(extract, 1).path = 'tariffs.csv'))
  deepEqual(columns(shared), ['resources[1].path'])
  const missing = await faultsAfter((extract) =>
    (part(extract).resources as unknown[]).splice(0, 2),
  )
  deepEqual(columns(missing), ['resources', 'resources'])
})

test('all faults are told at once', async () => {
  const faults = await faultsAfter((extract) => {
    extract.manifest['portal:sequence'] = 0
    extract.manifest['portal:periods'] = []
    resource(extract, 3).hash = 'none'
    resource(extract, 7).encoding = 'koi8-r'
  })
  deepEqual(columns(faults), [
    ...['portal:sequence', 'portal:periods', 'resources[3].hash', 'resources[7].encoding'],
  ])
  ok(faults.every(({ account, rule, message }) => !account && rule === 'package' && message))
})
