import assert from 'node:assert/strict'
import { test } from 'node:test'
import { keyringFrom } from '#platform/keyring.ts'
import { networkOf, networkSources } from './network-source.ts'

test('one IPv4 address or one /64 of IPv6 is one source', () => {
  assert.equal(networkOf('203.0.113.7', 64), '203.0.113.7')
  assert.equal(networkOf('::ffff:203.0.113.7', 64), '203.0.113.7')
  assert.equal(networkOf('2001:DB8:0:1::7', 64), '2001:db8:0:1')
  assert.equal(networkOf('2001:db8:0:1:a:b:c:d', 64), '2001:db8:0:1')
  assert.equal(networkOf('2001:db8::1', 64), '2001:db8:0:0')
  assert.equal(networkOf('fe80::1%eth0', 64), 'fe80:0:0:0')
  assert.equal(networkOf('::1', 64), '0:0:0:0')
})

test('one IPv4 address or one /48 of IPv6 is one network', () => {
  const of = networkSources(keyringFrom(Buffer.alloc(32, 1)))
  assert.equal(networkOf('2001:DB8:0:1::7', 48), '2001:db8:0')
  assert.equal(of('203.0.113.7').network, of('203.0.113.7').source)
  assert.equal(of('2001:db8:0:1::7').network, of('2001:db8:0:2::7').network)
  assert.notEqual(of('2001:db8:0:1::7').source, of('2001:db8:0:2::7').source)
  assert.notEqual(of('2001:db8:0:1::7').network, of('2001:db8:1:1::7').network)
})

test('the hash is keyed: another root gives another name to the same address', () => {
  const first = networkSources(keyringFrom(Buffer.alloc(32, 1)))('203.0.113.7').source
  const second = networkSources(keyringFrom(Buffer.alloc(32, 2)))('203.0.113.7').source
  assert.match(first, /^[0-9a-f]{64}$/)
  assert.notEqual(first, second)
})
