import assert from 'node:assert/strict'
import type { ReadReturn } from './read-return.ts'
import type { SentReading } from './sending-town.ts'

// What must hold of everything sent and everything handed over: each reading is in one package, or
// in none because another stands instead of it; a package and its rows say the same; `replaces` is
// the nearest before it that was handed over, and in an earlier package.
export function assertHandedOver(
  sent: readonly SentReading[],
  packages: readonly ReadReturn[],
): void {
  const byId = new Map(sent.map((one) => [one.id, one]))
  const replaced = new Set(sent.map((one) => one.replaces))
  const seen = new Set<string>()
  for (const { sequence, readings } of packages) {
    for (const row of readings) {
      const id = row.portal_reading_id ?? ''
      const one = byId.get(id)
      assert.ok(one && !seen.has(id), 'each once')
      seen.add(id)
      assert.deepEqual(
        [one.returnSequence, one.place, one.value],
        [sequence, `${row.meter_id} ${row.zone}`, row.value],
      )
      let before = one.replaces && byId.get(one.replaces)
      while (before && before.returnSequence === null)
        before = before.replaces && byId.get(before.replaces)
      assert.equal(row.replaces, before ? before.id : '')
      if (before) assert.ok((before.returnSequence ?? 0) < sequence)
    }
  }
  for (const { id, returnSequence } of sent) {
    assert.equal(seen.has(id), returnSequence !== null)
    assert.ok(returnSequence !== null || replaced.has(id), 'only what is replaced stays behind')
  }
}
