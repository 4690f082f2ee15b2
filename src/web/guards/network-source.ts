import type { Keyring } from '#platform/keyring.ts'
import { remembered } from '../remembered.ts'

// Gives the keyed hash, in hex, of a network address: what tries are counted by. A household or an
// attacker holds a whole /64 of IPv6, so that is one source; IPv4 written as IPv6 is IPv4.
export function networkSources(keyring: Keyring): (address: string) => string {
  return remembered(2000, (address) => keyring.mac('source', networkOf(address)).toString('hex'))
}

// '203.0.113.7' as it is, '2001:db8:0:1::7' as '2001:db8:0:1'.
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '')
  if (!plain.includes(':')) return plain
  const [head = '', tail] = plain.toLowerCase().split('::')
  const before = head === '' ? [] : head.split(':')
  const after = tail === undefined || tail === '' ? [] : tail.split(':')
  const zeros = Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0')
  return [...before, ...(tail === undefined ? [] : zeros), ...after].slice(0, 4).join(':')
}
