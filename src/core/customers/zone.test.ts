import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type ZoneCount, zoneName, zonesOf } from './zone.ts'

test('a dial of one, two or three zones shows each zone once, under its own name', () => {
  const names = (zones: ZoneCount) => zonesOf(zones).map((zone) => zoneName(zone, zones))
  assert.deepEqual(names(1), ['whole-day'])
  assert.deepEqual(names(2), ['day', 'night'])
  assert.deepEqual(names(3), ['peak', 'night', 'half-peak'])
})
