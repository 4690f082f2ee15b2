import assert from 'node:assert/strict'
import { test } from 'node:test'
import { clockAt } from '#platform/clock.ts'
import { keyringFrom } from '#platform/keyring.ts'
import type { Services } from '../services.ts'
import { keptFrom, sealed, unsealed } from './kept-form.ts'

const services = { keyring: keyringFrom(Buffer.alloc(32, 7)) } as Services
const clock = clockAt('2019-01-14T03:00:00Z')
const keeper = (visitor = 'a') => ({ services, visitor, now: clock.now() })
const sent = (form: Record<string, string>, path = '/accounts/x/name') => ({
  path,
  query: {},
  form,
})

test('what was typed is kept; a password, a code and a file are not', () => {
  const form = { token: 't', owner: 'o', kept: 'k', name: 'Дача & сад', note: '' }
  const fields = [
    ['name', 'Дача & сад'],
    ['note', ''],
  ]
  const kept = { action: '/accounts/x/name', owner: 'o', fields }
  assert.deepEqual(keptFrom(sent(form)), { ...kept, isWhole: true })
  for (const secret of ['password', 'current', 'code']) {
    assert.deepEqual(keptFrom(sent({ ...form, [secret]: '1' })), { ...kept, isWhole: false })
  }
  const uploadSha256 = Buffer.alloc(32)
  assert.deepEqual(keptFrom({ ...sent(form), uploadSha256 }), { ...kept, isWhole: false })
})

test('a form with nothing typed, or with secrets alone, has nothing to keep', () => {
  assert.equal(keptFrom(sent({ token: 't', owner: 'o' })), undefined)
  assert.equal(keptFrom(sent({ token: 't', name: '' })), undefined)
  assert.equal(keptFrom(sent({ password: 'x', current: 'y' })), undefined)
})

test('a form goes back to its own address and to no other site', () => {
  const query = { from: '2018-01', next: '/я' }
  const action = keptFrom({ ...sent({ a: '1' }), query })?.action
  assert.equal(action, '/accounts/x/name?from=2018-01&next=%2F%D1%8F')
  for (const path of ['//evil.example/x', 'https://evil.example/', '/\\evil.example']) {
    assert.equal(keptFrom(sent({ a: '1' }, path)), undefined, path)
  }
})

test('it comes back for an hour, to the same browser', () => {
  const kept = keptFrom(sent({ name: 'Дача', owner: 'o' }))
  assert.ok(kept)
  const field = sealed(keeper(), kept)
  assert.deepEqual(unsealed(keeper(), field), kept)
  assert.equal(unsealed(keeper('b'), field), undefined)
  assert.equal(unsealed(keeper(), undefined), undefined)
  assert.equal(unsealed(keeper(), `${field}A`), undefined)
  clock.advance({ hours: 1 })
  assert.deepEqual(unsealed(keeper(), field), kept)
  clock.advance({ seconds: 1 })
  assert.equal(unsealed(keeper(), field), undefined)
})

test('it is as large as the form that has to carry it allows, and no larger', () => {
  const ofLength = (length: number) => keptFrom(sent({ name: 'x'.repeat(length), owner: 'o' }))
  const large = ofLength(32_000)
  const larger = ofLength(33_000)
  assert.ok(large && larger)
  assert.ok((sealed(keeper(), large) ?? '').length < 60 * 1024)
  assert.equal(sealed(keeper(), larger), undefined)
})
