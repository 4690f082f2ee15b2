import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createMetrics } from './metrics.ts'

test('a look at the metrics tells of the process, too, at the first look and once', async () => {
  const metrics = createMetrics()
  const looks = await Promise.all([metrics.text(), metrics.text()])
  for (const text of [...looks, await metrics.text()]) {
    assert.equal(text.match(/^process_start_time_seconds \d/gm)?.length, 1)
    assert.equal(text.match(/^process_resident_memory_bytes \d/gm)?.length, 1)
  }
})

test('an alarm that never rang is there; letters not to be counted are no number', async () => {
  const metrics = createMetrics()
  metrics.watchLetters(() => Promise.reject(new Error('no database')))
  const text = await metrics.text()
  assert.match(text, /^kabinet_alarms_total\{kind="queue-stopped"\} 0$/m)
  assert.match(text, /^kabinet_letters_waiting_seconds Nan$/m)
})
