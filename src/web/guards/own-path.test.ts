import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ownPath } from './own-path.ts'

test('a path of this site comes back', () => {
  for (const path of ['/', '/accounts/0abc/ledger?from=2018-01&service=heating', '/settings']) {
    assert.equal(ownPath(path), path)
  }
})

test('another site never does', () => {
  for (const text of [
    undefined,
    '',
    'settings',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '/%09/evil.example\n',
    'https://evil.example/',
    'javascript:alert(1)',
    '/ x',
    '/ы',
    '/a/..//evil.example',
    '/.//evil.example',
    '/%2e%2e//evil.example',
    '/settings#part',
    `/${'a'.repeat(500)}`,
  ]) {
    assert.equal(ownPath(text), undefined, `${text}`)
  }
})
