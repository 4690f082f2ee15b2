import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { demoClock } from './demo-clock.ts'

const folder = await mkdtemp(join(tmpdir(), 'kabinet-clock-'))
after(() => rm(folder, { recursive: true, force: true }))

const day = (moment: Temporal.Instant) => moment.toString().slice(0, 10)
const march = Temporal.Instant.from('2019-03-04T09:00:00+12:00')

test('the clock is moved on, never back, and goes on from there after a restart', async () => {
  const file = join(folder, 'began')
  const clock = await demoClock(file)
  assert.equal(day(clock.now()), '2019-02-03')
  assert.equal(await clock.moveTo(march), true)
  assert.equal(Temporal.Instant.compare(clock.now(), march) >= 0, true)
  assert.equal(day(clock.now()), day(march))
  assert.equal(await clock.moveTo(march), false)
  const again = await demoClock(file)
  assert.equal(Temporal.Instant.compare(again.now(), march) >= 0, true)
  assert.equal(await again.moveTo(march.add({ hours: 24 * 30 })), true)
  assert.equal(day(again.now()), '2019-04-02')
})
