import { deepEqual, equal, ok } from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { sampleFolder } from '#test/support/exchange/sample-folder.ts'
import type { Fault } from '../fault.ts'
import { openPackage } from './open-package.ts'
import { readManifest } from './read-manifest.ts'
import { readTable } from './read-table.ts'

const samples = readdirSync(sampleFolder)
  .map((name) => join(sampleFolder, name))
  .filter((extract) => existsSync(join(extract, 'datapackage.json')))

for (const path of samples) {
  test(`the sample ${path.slice(path.lastIndexOf('/') + 1)} is read without a fault`, async () => {
    const source = await openPackage(path)
    ok(!('faults' in source))
    const manifest = await readManifest(source)
    ok(!('faults' in manifest))
    const faults: Fault[] = []
    const context = { calculatedOn: manifest.calculatedOn, branches: new Set([manifest.branch]) }
    for (const table of manifest.tables) {
      let rows = 0
      for await (const batch of readTable(source, table, (fault) => faults.push(fault), context)) {
        rows += batch.rows.length
        if (table.name !== 'receipts') continue
        for (const row of batch.rows) await checkReceipt(row, batch.columns)
      }
      equal(rows, table.rows, table.name)
    }
    deepEqual(faults, [])

    async function checkReceipt(row: readonly (string | null)[], columns: readonly string[]) {
      const value = (column: string) => row[columns.indexOf(column)] ?? ''
      ok(!('faults' in source))
      const bytes = Buffer.concat(await Array.fromAsync(source.open(value('file'))))
      equal(bytes.length, Number(value('bytes')))
      equal(createHash('sha256').update(bytes).digest('hex'), value('sha256'))
    }
  })
}
