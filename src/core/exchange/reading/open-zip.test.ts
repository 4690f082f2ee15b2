import { deepEqual, equal, ok, rejects } from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import yazl from 'yazl'
import { scratchFolder } from '#test/support/exchange/scratch-folder.ts'
import { filesOf, smallExtract } from '#test/support/exchange/small-extract.ts'
import { type ZipEntry, type ZipLies, zipBytes } from '#test/support/exchange/write-zip.ts'
import { packageWords } from './fault-words.ts'
import { openPackage } from './open-package.ts'
import { PackageDamaged, type PackageSource } from './package-source.ts'

const files = filesOf(smallExtract())
const manifest: ZipEntry = { name: 'datapackage.json', data: Buffer.from('{}') }
const good = Object.entries(files).map(([name, data]): ZipEntry => ({ name, data }))

async function written(t: TestContext, bytes: Buffer): Promise<string> {
  const path = join(await scratchFolder(t), 'extract.zip')
  await writeFile(path, bytes)
  return path
}

async function opened(t: TestContext, bytes: Buffer): Promise<PackageSource> {
  const source = await openPackage(await written(t, bytes))
  if ('faults' in source) throw new Error(source.faults.map(({ message }) => message).join())
  t.after(() => source.close())
  return source
}

async function messages(t: TestContext, entries: ZipEntry[], lies?: ZipLies): Promise<string[]> {
  const source = await openPackage(await written(t, zipBytes(entries, lies)))
  if ('faults' in source) return source.faults.map(({ message }) => message)
  await source.close()
  return []
}

const contentOf = async (source: PackageSource, path: string) =>
  Buffer.concat(await Array.fromAsync(source.open(path)))

async function holdsTheExtract(t: TestContext, bytes: Buffer): Promise<void> {
  const source = await opened(t, bytes)
  deepEqual(
    source.files.map(({ path, bytes: size }) => [path, size]),
    Object.entries(files)
      .map(([path, { length }]) => [path, length])
      .sort(),
  )
  for (const [path, content] of Object.entries(files)) {
    deepEqual(await contentOf(source, path), content, path)
  }
}

test('archives of every usual make are read', async (t) => {
  const folder = { name: 'выгрузка/' }
  const inFolder = good.map((entry) => ({ ...entry, name: `выгрузка/${entry.name}` }))
  const stored = good.map((entry) => ({ ...entry, method: 0, mode: 0o100644 }))
  const plainNames = good.map((entry) => ({ ...entry, flags: 0 }))
  await holdsTheExtract(t, zipBytes(good))
  await holdsTheExtract(t, zipBytes([folder, ...inFolder]))
  await holdsTheExtract(t, zipBytes(stored.toReversed(), { comment: 'made by hand' }))
  await holdsTheExtract(t, zipBytes(plainNames, { end64: {} }))
  await holdsTheExtract(
    t,
    zipBytes(good, { end64: {}, end: { count: 0xffff, offset: 0xffffffff } }),
  )
})

test('archives of a streaming writer are read', async (t) => {
  for (const forceZip64Format of [false, true]) {
    const zip = new yazl.ZipFile()
    for (const [path, content] of Object.entries(files)) {
      zip.addBuffer(content, path, { forceZip64Format })
    }
    zip.end({ forceZip64Format, comment: '' })
    const pieces = await Array.fromAsync(zip.outputStream, (piece) => Buffer.from(piece))
    await holdsTheExtract(t, Buffer.concat(pieces))
  }
})

test('large files come in pieces, whatever way they are packed', async (t) => {
  const data = Buffer.from(Array.from({ length: 400_000 }, (_, at) => `${at * 7919}`).join(' '))
  for (const method of [0, 8]) {
    const source = await opened(t, zipBytes([manifest, { name: 'big.csv', data, method }]))
    const pieces = await Array.fromAsync(source.open('big.csv'))
    ok(pieces.length > 1 && pieces.every(({ length }) => length <= 262_144))
    equal(Buffer.compare(Buffer.concat(pieces), data), 0)
    for await (const _ of source.open('big.csv')) break
  }
})

test('names that lead outside or cannot be names are refused', async (t) => {
  const names = [
    '../x',
    'a/../x',
    '/etc/passwd',
    'C:/x',
    'c:x',
    'a\\b',
    '..\\x',
    'a//b',
    './x',
    'n\0',
  ]
  for (const name of [...names, Buffer.from([0x41, 0xff, 0xfe]), '\u202e\u0007x']) {
    deepEqual(await messages(t, [manifest, { name }]), [packageWords.outside], String(name))
  }
  deepEqual(await messages(t, [manifest, { name: 'x'.repeat(256) }]), [packageWords.longPath])
})

test('links, special files, passwords and unknown ways of packing are refused', async (t) => {
  const name = 'x'
  deepEqual(await messages(t, [manifest, { name, mode: 0o120777 }]), [packageWords.link])
  deepEqual(await messages(t, [manifest, { name, mode: 0o010644 }]), [packageWords.special])
  deepEqual(await messages(t, [manifest, { name, mode: 0o040755 }]), [packageWords.special])
  deepEqual(await messages(t, [manifest, { name, flags: 0x801 }]), [packageWords.encrypted])
  deepEqual(await messages(t, [manifest, { name, method: 12 }]), [packageWords.method])
  const full = { name: 'x/', data: Buffer.from('x') }
  deepEqual(await messages(t, [manifest, full]), [packageWords.folderAndFile])
})

test('files that are one file somewhere are refused', async (t) => {
  for (const twin of ['a.csv', 'A.csv', 'a.CSV', 'ａ.csv']) {
    deepEqual(await messages(t, [manifest, { name: 'a.csv' }, { name: twin }]), [
      packageWords.twice,
    ])
  }
  const composed = [manifest, { name: 'й' }, { name: 'и\u0306' }]
  deepEqual(await messages(t, composed), [packageWords.twice])
  const nested = [manifest, { name: 'a' }, { name: 'a.b' }, { name: 'A/b' }]
  deepEqual(await messages(t, nested), [packageWords.folderAndFile])
})

test('datapackage.json lies at the top or in the one top folder', async (t) => {
  for (const names of [
    ['a/b/datapackage.json'],
    ['a/datapackage.json', 'b/x'],
    ['a/datapackage.json', '__MACOSX/a/._x'],
    ['a/datapackage.json', 'x'],
    ['Datapackage.json'],
    [],
  ]) {
    const entries = names.map((name) => ({ name }))
    deepEqual(await messages(t, entries), [packageWords.noManifest], names.join())
  }
})

test('bombs are refused by what they declare', async (t) => {
  const zeros = { name: 'zeros', data: Buffer.alloc(24 * 1024 * 1024) }
  deepEqual(await messages(t, [manifest, zeros]), [packageWords.ratio(200)])
  const harmless = { name: 'zeros', data: Buffer.alloc(19 * 1024 * 1024) }
  deepEqual(await messages(t, [manifest, harmless]), [])
  const extra = Buffer.alloc(12)
  extra.writeUInt16LE(1, 0)
  extra.writeUInt16LE(8, 2)
  extra.writeBigUInt64LE(17n * 1024n ** 3n, 4)
  const huge = { name: 'huge', central: { bytes: 0xffffffff }, extra }
  deepEqual(await messages(t, [manifest, huge]), [
    packageWords.unpackedBytes(16),
    packageWords.ratio(200),
  ])
})

test('a directory that cannot be trusted is refused', async (t) => {
  const small = zipBytes([manifest])
  const damaged: Buffer[] = [
    small.subarray(0, small.length - 1),
    small.subarray(0, 40),
    Buffer.concat([small, Buffer.from('behind')]),
    zipBytes([manifest], { gap: Buffer.alloc(30) }),
    zipBytes([manifest, { name: 'hidden' }], { end: { count: 1 } }),
    zipBytes([manifest], { end: { count: 2 } }),
    zipBytes([manifest], { end: { offset: 0 } }),
    zipBytes([manifest], { end: { size: 1 } }),
    zipBytes([manifest, { name: 'hidden' }], { end64: {}, end: { count: 1 } }),
    zipBytes([manifest, { name: 'hidden' }], { end64: { count: 1 } }),
    zipBytes([manifest], { end64: { count: 1_900_000 } }),
  ]
  for (const [index, bytes] of damaged.entries()) {
    const source = await openPackage(await written(t, bytes))
    deepEqual(
      'faults' in source && source.faults.map(({ message }) => message),
      [packageWords.damagedArchive],
      `archive ${index}`,
    )
  }
  deepEqual(await messages(t, [manifest], { end64: { count: 2_000_001 } }), [
    packageWords.manyFiles(2_000_000),
  ])
})

test('files that share their bytes are refused', async (t) => {
  const data = Buffer.alloc(1000, 'x')
  const inside = {
    name: 'b',
    method: 0,
    central: { offset: 0, crc: 0, bytes: 900, compressed: 900 },
  }
  const entries = [{ name: 'a', data, method: 0 }, inside, manifest]
  ok((await messages(t, entries)).every((message) => message === packageWords.overlap))
  // With a long name the directory alone does not show that one file begins within another.
  const longName = { name: 'n'.repeat(200), data: Buffer.alloc(10), method: 0 }
  const source = await opened(
    t,
    zipBytes([longName, { name: 'b', method: 0, central: { offset: 235 } }, manifest]),
  )
  await rejects(contentOf(source, longName.name), new PackageDamaged(packageWords.overlap))
  await rejects(contentOf(source, 'b'), new PackageDamaged(packageWords.localHeader))
})

test('a member is what the directory says, or is not read', async (t) => {
  const data = Buffer.from('0123456789'.repeat(10))
  const cases: [lie: Partial<ZipEntry>, message: string][] = [
    [{ local: { name: 'y' } }, packageWords.localHeader],
    [{ local: { method: 0 } }, packageWords.localHeader],
    [{ local: { flags: 0x801 } }, packageWords.localHeader],
    [{ local: { bytes: 5 } }, packageWords.localHeader],
    [{ local: { crc: 5 } }, packageWords.localHeader],
    [{ local: { crc: 5 }, central: { crc: 5 } }, packageWords.checksum],
    [{ local: { bytes: 5 }, central: { bytes: 5 } }, packageWords.unpacked],
    [{ local: { bytes: 500 }, central: { bytes: 500 } }, packageWords.unpacked],
    [
      { local: { flags: 0x808, crc: 0, bytes: 0, compressed: 0 }, central: { crc: 5 } },
      packageWords.checksum,
    ],
  ]
  for (const [lie, message] of cases) {
    const source = await opened(t, zipBytes([manifest, { name: 'x', data, ...lie }]))
    await rejects(contentOf(source, 'x'), new PackageDamaged(message), JSON.stringify(lie))
  }
  const noise = { name: 'x', data: Buffer.alloc(64, 0xff), method: 0 }
  const told = { local: { method: 8 }, central: { method: 8, bytes: 5_000_000 }, flags: 0x808 }
  for (const bytes of [100, 5_000_000]) {
    const central = { ...told.central, bytes }
    const source = await opened(t, zipBytes([manifest, { ...noise, ...told, central }]))
    await rejects(contentOf(source, 'x'), new PackageDamaged(packageWords.unpacked))
  }
  const source = await opened(t, zipBytes(good))
  await rejects(contentOf(source, 'nothing'), new PackageDamaged(packageWords.unlisted))
})

test('more files than the short end record can count are listed', async (t) => {
  const many = Array.from({ length: 70_000 }, (_, at) => ({
    name: `receipts/${at}.pdf`,
    method: 0,
  }))
  const bytes = zipBytes([manifest, ...many], { end64: {} })
  const source = await opened(t, bytes)
  equal(source.files.length, many.length + 1)
})
