import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readSymbol } from '#test/support/read-symbol.ts'
import { sampleCode } from './sample-code.ts'

const SIZE = 29

test('a camera reads the code of the sample as what it is', () => {
  const modules = new Uint8Array(SIZE * SIZE)
  for (const [, x, y] of sampleCode(SIZE).text.matchAll(/M(\d+) (\d+)h/g)) {
    modules[Number(y) * SIZE + Number(x)] = 1
  }
  assert.equal(readSymbol(SIZE, modules), 'Образец квитанции')
})
