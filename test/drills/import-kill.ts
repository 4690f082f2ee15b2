import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { crashPoints } from '#core/exchange/crash-points.ts'
import type { Drill } from './drill.ts'
import { type ImportWorld, importWorld } from './import-world.ts'

// An import killed by SIGKILL at every labelled point, and in the long drill a hundred times at any
// moment, leaves the old state or the new one, never a receipt without its copy; the next import
// completes it.
export const importKill: Drill = async ({ long, say }) => {
  const world = await importWorld(long ? 3_000 : 40)
  const whole = await world.open()
  const before = await whole.state()
  assert.equal((await whole.take()).verdict, 'accept')
  const states = { before, complete: await whole.state() }
  assert.notEqual(states.complete, before)
  for (const point of crashPoints) {
    const found = await killed(world, states, ({ dies }) => dies, point)
    assert.equal(found, point === 'after-commit' ? 'new' : 'old', point)
    say(`${point}: the ${found} state`)
  }
  if (long) await atAnyMoment(world, states, say)
}

type States = { readonly before: string; readonly complete: string }
type Child = { readonly dies: Promise<NodeJS.Signals | null>; kill(): void }

// A hundred moments, spread over a run and a little more.
async function atAnyMoment(
  world: ImportWorld,
  states: States,
  say: (line: string) => void,
): Promise<void> {
  const unharmed = await world.open()
  const started = performance.now()
  await importing([unharmed.ownerUrl, unharmed.folder, world.next, 'none']).dies
  const milliseconds = performance.now() - started
  const counts = { old: 0, new: 0 }
  for (let at = 0; at < 100; at += 1) {
    const delay = (at / 100) * 1.2 * milliseconds
    const found = await killed(world, states, async (child) => {
      await pause(delay)
      child.kill()
      return child.dies
    })
    counts[found] += 1
  }
  say(`100 moments: ${counts.old} times the old state, ${counts.new} times the new one`)
}

// What an import that was killed left behind; checked, and then completed.
async function killed(
  world: ImportWorld,
  states: States,
  kill: (child: Child) => Promise<NodeJS.Signals | null>,
  point = 'none',
): Promise<'old' | 'new'> {
  const { ownerUrl, folder, state, take, ...check } = await world.open()
  const signal = await kill(importing([ownerUrl, folder, world.next, point]))
  if (point !== 'none') assert.equal(signal, 'SIGKILL', `${point} is passed`)
  const left = await state()
  assert.ok(left === states.before || left === states.complete, `a mix after ${point}`)
  const isNew = left === states.complete
  assert.deepEqual(await check.receiptsWithoutCopies(), [], point)
  assert.equal(await check.publishedOnRecord(), isNew ? 2 : 1, point)
  const again = await take()
  assert.deepEqual([again.verdict, again.unchanged], ['accept', isNew], point)
  assert.equal(await state(), states.complete, point)
  assert.deepEqual(await check.receiptsWithoutCopies(), [], point)
  return isNew ? 'new' : 'old'
}

function importing(given: readonly string[]): Child {
  const program = join(import.meta.dirname, 'import-child.ts')
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', program, ...given],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  )
  const dies = once(child, 'exit').then(([, signal]) => signal as NodeJS.Signals | null)
  return { dies, kill: () => child.kill('SIGKILL') }
}
