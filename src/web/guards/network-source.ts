import type { Origin } from '#core/audit/origin.ts'
import type { Keyring } from '#platform/keyring.ts'
import { remembered } from '../remembered.ts'

type Source = Pick<Origin, 'source' | 'network'>

// Gives the keyed hashes, in hex, of what an address lies in: tries are counted by them. A
// household holds a whole /64 of IPv6, so that is one source; whoever rents a server is often given
// a /48: one network. An address of IPv4, also written as IPv6, is a source and a network alike.
export function networkSources(keyring: Keyring): (address: string) => Source {
  const hashOf = (network: string) => keyring.mac('source', network).toString('hex')
  return remembered(2000, (address) => ({
    source: hashOf(networkOf(address, 64)),
    network: hashOf(networkOf(address, 48)),
  }))
}

// '203.0.113.7' as it is, the /64 of '2001:db8:0:1::7' as '2001:db8:0:1'.
export function networkOf(address: string, bits: 48 | 64): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '')
  if (!plain.includes(':')) return plain
  const [head = '', tail] = plain.toLowerCase().split('::')
  const before = head === '' ? [] : head.split(':')
  const after = tail === undefined || tail === '' ? [] : tail.split(':')
  const zeros = Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0')
  return [...before, ...(tail === undefined ? [] : zeros), ...after].slice(0, bits / 16).join(':')
}
