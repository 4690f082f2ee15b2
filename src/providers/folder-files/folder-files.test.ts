import { deepEqual, equal, rejects } from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { folderFiles } from './folder-files.ts'

const root = await mkdtemp(join(tmpdir(), 'kabinet-receipts-'))
after(() => rm(root, { recursive: true, force: true }))
const files = folderFiles(root)

const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest()
const put = (sha256: Buffer, content: AsyncIterable<Buffer>) => files.put([{ sha256, content }])
async function* pieces(...parts: (string | Buffer)[]): AsyncGenerator<Buffer> {
  for (const part of parts) yield Buffer.from(part)
}

test('a copy is given back byte for byte, and lies under its hash', async () => {
  const bytes = Buffer.from('%PDF-1.4 one %%EOF')
  const sha256 = hashOf(bytes)
  equal(await files.read(sha256), undefined)
  await put(sha256, pieces('%PDF-1.4 ', 'one %%EOF'))
  await files.settle()
  deepEqual(await files.read(sha256), bytes)
  const hex = sha256.toString('hex')
  deepEqual(await readdir(join(root, hex.slice(0, 2), hex.slice(2, 4))), [`${hex}.pdf`])
})

test('the same copy again changes nothing, also when both come at once', async () => {
  const bytes = Buffer.from('%PDF-1.4 two %%EOF')
  const sha256 = hashOf(bytes)
  await Promise.all([put(sha256, pieces(bytes)), put(sha256, pieces(bytes))])
  await put(sha256, pieces('never read, because the copy is there'))
  await files.settle()
  deepEqual(await files.read(sha256), bytes)
})

test('bytes that are not those of the name leave nothing behind', async () => {
  const sha256 = hashOf(Buffer.from('what was promised'))
  await rejects(put(sha256, pieces('what came')), /not those/)
  equal(await files.read(sha256), undefined)
  deepEqual(await readdir(join(root, 'incoming')), [])
})

test('a copy that breaks off leaves nothing behind, and may be put again', async () => {
  const bytes = Buffer.from('a whole copy')
  async function* broken(): AsyncGenerator<Buffer> {
    yield Buffer.from('a wh')
    throw new Error('the archive ends here')
  }
  await rejects(put(hashOf(bytes), broken()), /ends here/)
  deepEqual(await readdir(join(root, 'incoming')), [])
  await put(hashOf(bytes), pieces(bytes))
  deepEqual(await files.read(hashOf(bytes)), bytes)
})

test('what a crash left half grown is overwritten by the retry', async () => {
  const bytes = Buffer.from('grown whole the second time')
  const sha256 = hashOf(bytes)
  await writeFile(join(root, 'incoming', sha256.toString('hex')), 'grown whole the sec')
  await put(sha256, pieces(bytes))
  await files.settle()
  deepEqual(await files.read(sha256), bytes)
  deepEqual(await readdir(join(root, 'incoming')), [])
})

const manyCopies = (of: string) =>
  Array.from({ length: 200 }, (_, at) => {
    const bytes = Buffer.from(`%PDF-1.4 ${of} ${at} %%EOF`)
    return { bytes, sha256: hashOf(bytes) }
  })

test('many copies are put together, those of the same bytes once', async () => {
  const copies = manyCopies('together')
  const twice = [...copies, ...copies.slice(0, 5)]
  await files.put(twice.map(({ bytes, sha256 }) => ({ sha256, content: pieces(bytes) })))
  await files.settle()
  for (const { bytes, sha256 } of copies) deepEqual(await files.read(sha256), bytes)
  deepEqual(await readdir(join(root, 'incoming')), [])
})

test('of copies put together none is found when one is not what its name says', async () => {
  const copies = manyCopies('apart')
  const put = copies.map(({ bytes, sha256 }, at) => {
    return { sha256, content: pieces(at === 150 ? 'another one' : bytes) }
  })
  await rejects(files.put(put), /not those/)
  for (const { sha256 } of copies) equal(await files.read(sha256), undefined)
  deepEqual(await readdir(join(root, 'incoming')), [])
})
