import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type ReturnCrashPoint, returnCrashPoints } from '#core/exchange/returns/crash-points.ts'
import type { Drill } from './drill.ts'
import { type ReturnWorld, returnWorld } from './return-world.ts'

// How far the second package has come when the process dies at a point: not at all, recorded, whole
// in the folder, or noted as written.
const expected: Readonly<Record<ReturnCrashPoint, string>> = {
  'after-marking': 'waits',
  'after-recording-before-commit': 'waits',
  'after-recording': 'recorded',
  'between-files': 'recorded',
  'after-files-before-rename': 'recorded',
  'after-rename': 'whole',
  'after-writing-before-commit': 'whole',
  'after-writing': 'written',
}

// Handing over killed by SIGKILL at every labelled point, and in the long drill a hundred times at
// any moment, leaves packages whole or absent; the next run completes them, and each reading is in
// one.
export const returnKill: Drill = async ({ long, say }) => {
  const world = await returnWorld(long ? 400 : 12)
  for (const point of returnCrashPoints) {
    const { ownerUrl, folder, left, complete } = await world.open()
    const signal = await handing([ownerUrl, folder, '100000', point]).dies
    assert.equal(signal, 'SIGKILL', `${point} is passed`)
    const { recorded, written, packages } = await left()
    const found =
      (written === 2 && 'written') ||
      (packages.length === 2 && 'whole') ||
      (recorded === 2 ? 'recorded' : 'waits')
    assert.equal(found, expected[point], point)
    assert.equal((await complete(100_000)).length, 2, point)
    say(`${point}: ${found}, and completed`)
  }
  if (long) await atAnyMoment(world, say)
}

type Child = { readonly dies: Promise<NodeJS.Signals | null>; kill(): void }

// A hundred moments, spread over a run of many packages and a little more.
async function atAnyMoment(world: ReturnWorld, say: (line: string) => void): Promise<void> {
  const most = 100
  const unharmed = await world.open()
  const started = performance.now()
  await handing([unharmed.ownerUrl, unharmed.folder, `${most}`, 'none']).dies
  const milliseconds = performance.now() - started
  const whole = (await unharmed.left()).packages.length
  const found = new Map<string, number>()
  for (let at = 0; at < 100; at += 1) {
    const { ownerUrl, folder, left, complete } = await world.open()
    const child = handing([ownerUrl, folder, `${most}`, 'none'])
    await pause((at / 100) * 1.1 * milliseconds)
    child.kill()
    await child.dies
    const { recorded, packages } = await left()
    const state = `${packages.length} of ${recorded} recorded`
    found.set(state, (found.get(state) ?? 0) + 1)
    assert.equal((await complete(most)).length, whole)
  }
  say(`100 moments: ${[...found].map(([state, times]) => `${times} × ${state}`).join(', ')}`)
}

function handing(given: readonly string[]): Child {
  const program = join(import.meta.dirname, 'return-child.ts')
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', program, ...given],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  )
  const dies = once(child, 'exit').then(([, signal]) => signal as NodeJS.Signals | null)
  return { dies, kill: () => child.kill('SIGKILL') }
}
