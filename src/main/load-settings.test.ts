import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import demo from '#settings/demo.ts'
import { loadSettings } from './load-settings.ts'
import { StartRefused } from './start-refused.ts'

const folder = await mkdtemp(join(tmpdir(), 'kabinet-settings-'))
after(() => rm(folder, { recursive: true }))
let files = 0

// Another utility: the make-believe one with branches of its own, and no old cabinet beside it.
const { legacyCabinet: _, testMode: _trial, ...alone } = demo
const [branch] = demo.branches
const other = {
  ...alone,
  branches: [{ ...branch, code: 'north' }],
  readingWindows: [
    { from: '2019-01', firstDay: 15, lastDay: 25 },
    { from: '2019-01', branch: 'north', firstDay: 1, lastDay: 25 },
  ],
}

async function written(settings: object): Promise<string> {
  files += 1
  const file = join(folder, `utility-${files}.ts`)
  await writeFile(file, `export default ${JSON.stringify(settings)}\n`)
  return file
}

async function refusal(settings: object): Promise<readonly string[]> {
  const file = await written(settings)
  const fault = await loadSettings(file).catch((thrown: unknown) => thrown)
  assert.ok(fault instanceof StartRefused)
  return fault.sentences.map((sentence) => sentence.replace(`${file}: `, ''))
}

test('a utility with branches of its own and no old cabinet is taken as it stands', async () => {
  assert.deepEqual(await loadSettings(await written(other)), other)
})

test('windows left over from other branches are named, each', async () => {
  assert.deepEqual(await refusal({ ...other, readingWindows: demo.readingWindows }), [
    'readingWindows from 2018-01 of petropavlovsk, every service: no such branch',
    'readingWindows from 2018-01 of milkovo, electricity: no such branch',
  ])
})

test('a file of an earlier version is told what it lacks', async () => {
  const { returns: _returns, readingWindows: _windows, ...earlier } = other
  assert.deepEqual(await refusal(earlier), ['readingWindows is missing', 'returns is missing'])
})

test('the days of a parallel run are days, and the old address is one', async () => {
  const settings = {
    ...other,
    legacyCabinet: { url: 'javascript:history.back()', lastDay: '31.03.2019' },
    testMode: true,
  }
  assert.deepEqual(await refusal(settings), [
    'legacyCabinet.url is no address that begins with https:// or http://',
    'legacyCabinet.lastDay is no day like 2019-03-31',
    'testMode.lastDay is no day like 2019-03-31',
  ])
})

test('addresses people are sent to, or written from, are addresses', async () => {
  const mailSender = { ...other.mailSender, address: 'kabinet' }
  const settings = { ...other, site: 'poluostrov.example', mailSender }
  assert.deepEqual(await refusal(settings), [
    'site is no address that begins with https:// or http://',
    'mailSender.address is no e-mail address',
  ])
})

test('a file that is not there, or is no module, is told in a sentence', async () => {
  const file = join(folder, 'absent.ts')
  const sentence = async () => {
    const fault = await loadSettings(file).catch((thrown: unknown) => thrown)
    assert.ok(fault instanceof StartRefused)
    return fault.message
  }
  assert.equal(await sentence(), `There is no ${file} (KABINET_SETTINGS).`)
  await writeFile(file, 'export default {')
  assert.match(await sentence(), /absent\.ts cannot be read: /)
})
