import { deepEqual, equal, rejects } from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { rename, rm, symlink, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { scratchFolder } from '#test/support/exchange/scratch-folder.ts'
import { filesOf, smallExtract, writeFiles } from '#test/support/exchange/small-extract.ts'
import { packageWords } from './fault-words.ts'
import { openPackage } from './open-package.ts'
import { PackageDamaged, type PackageSource } from './package-source.ts'

async function extractFolder(t: TestContext): Promise<string> {
  const folder = await scratchFolder(t)
  await writeFiles(folder, filesOf(smallExtract()))
  return folder
}

async function opened(path: string): Promise<PackageSource> {
  const source = await openPackage(path)
  if ('faults' in source) throw new Error(source.faults.map(({ message }) => message).join())
  return source
}

async function faultsOf(path: string): Promise<string[][]> {
  const source = await openPackage(path)
  return 'faults' in source ? source.faults.map(({ file, message }) => [file, message]) : []
}

const contentOf = async (source: PackageSource, path: string) =>
  Buffer.concat(await Array.fromAsync(source.open(path)))

test('every file of a folder is listed, with its size, and read as it is', async (t) => {
  const files = filesOf(smallExtract())
  files['big.bin'] = Buffer.alloc(700_000, 'b')
  const folder = await scratchFolder(t)
  await writeFiles(folder, files)
  const source = await opened(folder)
  deepEqual(
    source.files,
    Object.entries(files)
      .map(([path, { length }]) => ({ path, bytes: length }))
      .sort((left, right) => (left.path < right.path ? -1 : 1)),
  )
  for (const [path, content] of Object.entries(files)) {
    deepEqual(await contentOf(source, path), content, path)
  }
  await source.close()
})

test('what is neither a folder nor an archive is told', async (t) => {
  const folder = await extractFolder(t)
  deepEqual(await faultsOf(join(folder, 'nothing')), [['nothing', packageWords.absent]])
  deepEqual(await faultsOf(join(folder, 'tariffs.csv')), [['tariffs.csv', packageWords.neither]])
  deepEqual(await faultsOf(join(folder, 'tariffs.csv/x')), [['x', packageWords.absent]])
  deepEqual(await faultsOf('/dev/null'), [['null', packageWords.neither]])
  await rm(join(folder, 'datapackage.json'))
  deepEqual(await faultsOf(folder), [['datapackage.json', packageWords.noManifestInFolder]])
})

test('links and special files are refused, all of them at once', async (t) => {
  const folder = await extractFolder(t)
  await symlink('tariffs.csv', join(folder, 'file-link.csv'))
  await symlink('/', join(folder, 'receipts', 'folder-link'))
  execFileSync('mkfifo', [join(folder, 'pipe')])
  deepEqual((await faultsOf(folder)).sort(), [
    ['file-link.csv', packageWords.link],
    ['pipe', packageWords.special],
    ['receipts/folder-link', packageWords.link],
  ])
})

test('names that other systems confuse or misread are refused', async (t) => {
  const folder = await extractFolder(t)
  await writeFiles(folder, {
    'Tariffs.csv': Buffer.from(''),
    'back\\slash': Buffer.from(''),
    'C:drive': Buffer.from(''),
    'tab\there': Buffer.from(''),
    'receipts/и\u0306': Buffer.from(''),
    'receipts/й': Buffer.from(''),
    [`${'d'.repeat(130)}/${'f'.repeat(130)}`]: Buffer.from(''),
  })
  execFileSync('touch', [
    Buffer.concat([Buffer.from(`${folder}/`), Buffer.from([0xff])]).toString('latin1'),
  ])
  const found = new Set((await faultsOf(folder)).map(([, message]) => message))
  deepEqual(found, new Set([packageWords.twice, packageWords.outside, packageWords.longPath]))
})

test('a file that changes after it was listed is not taken for what it was', async (t) => {
  const folder = await extractFolder(t)
  const source = await opened(folder)
  const changed = new PackageDamaged(packageWords.changed)
  await truncate(join(folder, 'tariffs.csv'), 10)
  await rejects(contentOf(source, 'tariffs.csv'), changed)
  await writeFile(join(folder, 'meters.csv'), 'longer'.repeat(1000))
  await rejects(contentOf(source, 'meters.csv'), changed)
  await rm(join(folder, 'entries.csv'))
  await rejects(contentOf(source, 'entries.csv'), changed)
  await rename(join(folder, 'accounts.csv'), join(folder, 'moved.csv'))
  await symlink('moved.csv', join(folder, 'accounts.csv'))
  await rejects(contentOf(source, 'accounts.csv'), changed)
  await rejects(contentOf(source, '../outside'), new PackageDamaged(packageWords.unlisted))
  equal((await contentOf(source, 'balances.csv')).length > 0, true)
})
