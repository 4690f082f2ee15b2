import { ok, throws } from 'node:assert/strict'
import { test } from 'node:test'
import { AssertionFailed, assert } from './assert.ts'

test('a condition that holds passes, and narrows', () => {
  const value: string | undefined = ['text'][0]
  assert(value !== undefined, 'there is a value')
  ok(value.length === 4)
})

test('a condition that fails is told apart from every other error', () => {
  throws(
    () => assert(0, 'rows must be sorted'),
    (error) =>
      error instanceof AssertionFailed &&
      error.name === 'AssertionFailed' &&
      error.message === 'rows must be sorted',
  )
})
