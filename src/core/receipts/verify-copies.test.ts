import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, test } from 'node:test'
import { folderFiles } from '#providers/folder-files/folder-files.ts'
import { freshDatabase } from '#test/support/database.ts'
import { keepCopy } from '#test/support/keep-copy.ts'
import { seed } from '#test/support/seed.ts'
import { verifyCopies } from './verify-copies.ts'

const FLAT = '4110104729'
const { owner } = await freshDatabase()
const root = await mkdtemp(join(tmpdir(), 'kabinet-receipts-'))
after(() => rm(root, { recursive: true, force: true }))

const nameOf = (text: string) => createHash('sha256').update(text).digest('hex')
const placeOf = (text: string) => {
  const name = nameOf(text)
  return join(root, name.slice(0, 2), name.slice(2, 4), `${name}.pdf`)
}

test('every kept copy is read, and each that is not as it was is named', async () => {
  const files = folderFiles(root)
  const copies = ['%PDF whole', '%PDF spoilt', '%PDF lost', '%PDF locked']
  await seed(owner, {
    accounts: [{ account_number: FLAT }],
    receipt_files: copies.map((text, at) => ({
      sha256: `\\x${nameOf(text)}`,
      account_number: FLAT,
      period: `2018-0${at + 1}-01`,
      revision: 1,
    })),
  })
  await keepCopy(files, '%PDF whole')
  await keepCopy(files, '%PDF spoilt')
  await writeFile(placeOf('%PDF spoilt'), '%PDF forged')
  // A folder under that name stands for whatever the system does not let be read.
  await mkdir(dirname(placeOf('%PDF locked')), { recursive: true })
  await mkdir(placeOf('%PDF locked'))
  assert.deepEqual(await verifyCopies({ db: owner, files }), {
    checked: 4,
    missing: [nameOf('%PDF lost')],
    changed: [nameOf('%PDF spoilt')],
    unreadable: [nameOf('%PDF locked')],
  })
})
