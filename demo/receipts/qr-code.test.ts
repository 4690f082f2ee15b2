import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readSymbol } from '#test/support/read-symbol.ts'
import { qrCode } from './qr-code.ts'

test('another program reads what was written, in symbols of every size a code may take', () => {
  const sizes = new Set<number>()
  // Of two bytes a letter; the longest takes version 32.
  for (let length = 1; length <= 800; length += 47) {
    const text = Array.from({ length }, (_, at) => 'Жя9|=ё Ы'[(at * 5 + length) % 8]).join('')
    const { size, modules } = qrCode(text)
    assert.equal(modules.length, size * size)
    assert.equal(readSymbol(size, modules), text)
    sizes.add(size)
  }
  assert.ok(sizes.size > 10)
})
