import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readSymbol } from '#test/support/read-symbol.ts'
import { qrCode } from './qr-code.ts'

test('another program reads what was written, in symbols of every size a code may take', () => {
  const sizes = new Set<number>()
  // Of two bytes a letter; the longest takes version 32.
  for (let length = 1; length <= 800; length += 17) {
    const text = Array.from({ length }, (_, at) => 'Жя9|=ё Ы'[(at * 5 + length) % 8]).join('')
    const { size, modules } = qrCode(text)
    assert.equal(modules.length, size * size)
    assert.equal(readSymbol(size, modules), text)
    sizes.add(size)
  }
  assert.ok(sizes.size > 20)
})

test('the fixed patterns stand where the standard wants them', () => {
  const { size, modules } = qrCode('ST00012')
  const row = (y: number) => Array.from(modules.subarray(y * size, y * size + 8)).join('')
  assert.deepEqual([0, 1, 2, 3, 4, 5, 6, 7].map(row), [
    '11111110',
    '10000010',
    '10111010',
    '10111010',
    '10111010',
    '10000010',
    '11111110',
    '00000000',
  ])
  // The one module that is always dark.
  assert.equal(modules[(size - 8) * size + 8], 1)
})
