import { createHash } from 'node:crypto'
import { rm, symlink, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { brokenExtracts } from '#test/support/exchange/broken-extracts.ts'
import type { JsonRecord, SmallExtract } from '#test/support/exchange/small-extract.ts'
import { rehash } from '#test/support/exchange/written-extract.ts'

// The package and R1: what is structural refuses the extract, a receipt's file sets its account
// aside.
const { refuses, setsAside } = await brokenExtracts()
const account = (at: number) => `413${String(at).padStart(7, '0')}`
const pdf = 'receipts/4130000001-2019-01-1.pdf'

const manifest = (change: JsonRecord) => ({
  extract: (extract: SmallExtract) => Object.assign(extract.manifest, change),
})
const resource = (name: string, change: JsonRecord) => ({
  extract: ({ manifest: { resources } }: SmallExtract) => {
    const found = (resources as JsonRecord[]).find((one) => one.name === name)
    Object.assign(found ?? {}, change)
  },
})
// Changes the bytes of a table and declares them as they are now.
const bytes = (name: string, change: (text: string) => string | Buffer) => ({
  extract: (extract: SmallExtract) => {
    const file = `${name}.csv`
    extract.files[file] = Buffer.from(change(String(extract.files[file])))
    rehash(extract)
  },
})
const inFolder = (change: (folder: string) => Promise<void>) => ({ folder: change })

refuses(
  'there is no datapackage.json',
  inFolder((folder) => rm(join(folder, 'datapackage.json'))),
  'datapackage.json:: package',
)
refuses(
  'datapackage.json is no JSON',
  inFolder((folder) => writeFile(join(folder, 'datapackage.json'), '{ "name": ')),
  'datapackage.json:1: package',
)
refuses(
  'the profile is another one',
  manifest({ 'portal:profile': 'utility-return/1' }),
  'datapackage.json::portal:profile package',
)
refuses(
  'the branch is unknown',
  manifest({ 'portal:branch': 'magadan' }),
  'datapackage.json::portal:branch package',
)
refuses(
  'an extract before it is missing',
  manifest({ 'portal:sequence': 3 }),
  'datapackage.json::portal:sequence package',
)
refuses(
  'the sequence was used by another extract',
  manifest({ 'portal:sequence': 1 }),
  'datapackage.json::portal:sequence package',
)
refuses(
  'the calculation has no offset from UTC',
  manifest({ 'portal:calculatedAt': '2019-02-01T06:00:00' }),
  'datapackage.json::portal:calculatedAt package',
)
refuses(
  'no period is closed',
  manifest({ 'portal:periods': [] }),
  'datapackage.json::portal:periods package',
)
refuses(
  'a table has another hash',
  resource('entries', { hash: `sha256:${'0'.repeat(64)}` }),
  'entries.csv:: R1',
)
refuses('a table has another size', resource('entries', { bytes: 7 }), 'entries.csv:: R1')
refuses('a table has another number of rows', resource('meters', { rows: 1 }), 'meters.csv:: R1')
refuses(
  'a table is cut off',
  inFolder((folder) => truncate(join(folder, 'entries.csv'), 3_000)),
  'entries.csv:31: package',
  'entries.csv:: R1',
  'entries.csv:: R1',
)
refuses(
  'a table is missing',
  inFolder((folder) => rm(join(folder, 'entries.csv'))),
  'datapackage.json::resources[5].path package',
)
refuses(
  'a full extract leaves a table out',
  {
    kind: 'full',
    extract: ({ manifest: named, files }) => {
      const tables = named.resources as JsonRecord[]
      named.resources = tables.filter((one) => one.name !== 'meters')
      delete files['meters.csv']
    },
  },
  'datapackage.json::resources package',
)
refuses(
  'a path leads out of the folder',
  resource('entries', { path: '../entries.csv' }),
  'datapackage.json::resources[5].path package',
)
refuses(
  'a table is not in the encoding it declares',
  bytes('accounts', (text) => Buffer.from(`${text}4130000001;;elizovo;\xc8\xeb`, 'latin1')),
  'accounts.csv:2: package',
  'accounts.csv:: R1',
)
refuses(
  'a column is unknown',
  bytes('tariffs', (text) => text.replace('price', 'price;colour')),
  'tariffs.csv:1:colour package',
)
refuses(
  'a column is missing',
  bytes('balances', (text) => text.replaceAll(/;[^;\n]*\n/g, '\n')),
  'balances.csv:1:closing package',
)
refuses(
  'a quoted cell never ends',
  bytes('entries', (text) => text.replace(';charge;', ';"charge;')),
  'entries.csv:2: package',
)
refuses(
  'a row has a cell too many',
  bytes('balances', (text) => text.replace(/\n$/, ';7\n')),
  'balances.csv:222: package',
)
refuses(
  'there is a file that nobody names',
  inFolder((folder) => writeFile(join(folder, 'notes.txt'), 'для сверки')),
  'notes.txt:: R1',
)
refuses(
  'there is a receipt that nobody names',
  inFolder((folder) => writeFile(join(folder, 'receipts/4130000001-2018-12-2.pdf'), '%PDF-1.7')),
  'receipts/4130000001-2018-12-2.pdf:: R1',
)
refuses(
  'there is a symbolic link',
  inFolder((folder) => symlink('/etc/hostname', join(folder, 'receipts/link.pdf'))),
  'receipts/link.pdf:: package',
)

setsAside(
  'the file of a receipt is missing',
  [account(1)],
  inFolder((folder) => rm(join(folder, pdf))),
  'receipts.csv:2:file R1',
)
setsAside(
  'the file of a receipt has another size',
  [account(1)],
  inFolder((folder) => writeFile(join(folder, pdf), '%PDF-1.7\n%%EOF\n')),
  'receipts.csv:2:bytes R1',
)
setsAside(
  'the file of a receipt is another of the same size',
  [account(1)],
  inFolder((folder) => writeFile(join(folder, pdf), '%PDF-1.7\n% 4130000001 2018-01 1\n%%EOF\n')),
  'receipts.csv:2:sha256 R1',
)
for (const [what, content] of [
  ['no PDF', '<html></html>'],
  ['a PDF cut off', '%PDF-1.7\n1 0 obj'],
]) {
  setsAside(
    `the file of a receipt is ${what}`,
    [account(1)],
    {
      draft: ({ tables, pdfs }) => {
        const file = Buffer.from(content ?? '')
        pdfs[pdf] = file
        const sha256 = createHash('sha256').update(file).digest('hex')
        Object.assign(tables.receipts[0] ?? {}, { bytes: String(file.length), sha256 })
      },
    },
    'receipts.csv:2:file R1',
  )
}
