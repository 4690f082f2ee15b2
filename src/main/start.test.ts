import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { exitCodes } from './command.ts'

const root = join(import.meta.dirname, '../..')
const flags: string[] = JSON.parse(readFileSync(join(root, 'node-flags.json'), 'utf8'))
const dataFolder = await mkdtemp(join(tmpdir(), 'kabinet-start-'))
after(() => rm(dataFolder, { recursive: true, force: true }))

type Ended = { readonly code: number; readonly out: string; readonly err: string }

// The program as a service manager starts it, in a folder that is not its own.
function kabinet(args: readonly string[], environment: Record<string, string> = {}) {
  const file = join(root, 'src/main/start.mjs')
  const env = { PATH: process.env.PATH, KABINET_DATA: dataFolder, ...environment }
  return new Promise<Ended>((resolve) => {
    const options = { cwd: tmpdir(), env }
    execFile(process.execPath, [...flags, file, ...args], options, (fault, out, err) =>
      resolve({ code: fault ? Number(fault.code) : 0, out, err }),
    )
  })
}

test('every command is found from any folder, at the first start and at the next', async () => {
  for (const compiledBefore of [false, true]) {
    assert.equal(existsSync(join(dataFolder, 'compiled')), compiledBefore)
    const { code, out, err } = await kabinet(['help'])
    assert.equal(err, '')
    assert.equal(code, exitCodes.done)
    for (const name of ['web', 'worker', 'import', 'migrate', 'show', 'doctor', 'demo', 'return']) {
      assert.match(out, new RegExp(`^ {2}kabinet ${name}\\b`, 'm'))
    }
  }
})

test('a command there is none of is told with those there are', async () => {
  const { code, err } = await kabinet(['pay'])
  assert.equal(code, exitCodes.usage)
  assert.match(err, /There is no command “pay”/)
  assert.match(err, /kabinet doctor/)
})

test('all faults of the configuration are named in one go', async () => {
  const { code, err } = await kabinet(['web'], { PORT: 'eight', KABINET_URL: 'nowhere' })
  assert.equal(code, exitCodes.usage)
  assert.match(err, /^PORT /m)
  assert.match(err, /^KABINET_URL /m)
})
