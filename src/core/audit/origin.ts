import { createHash } from 'node:crypto'
import { assert } from '#base/assert.ts'

// Where an act came from, as far as the cabinet wants to know it. A visit of the web is one.
export type Origin = {
  // Random value of this browser's cookie: 32 bytes in hex.
  readonly visitor: string
  // Keyed hash of the network address, in hex: enough to see one source, not to find a person.
  readonly source: string
  // The same of the larger network that one holder may have got whole: hex.
  readonly network: string
  // The browser and system in words a person recognises: «Firefox, Windows».
  readonly device: string
}

// What is stored of a browser: hashed, so that a row opens nothing.
export function visitorHash(origin: Pick<Origin, 'visitor'>): string {
  assert(/^[0-9a-f]{64}$/.test(origin.visitor), 'a visitor is 32 bytes in hex')
  return createHash('sha256').update(origin.visitor, 'hex').digest('hex')
}
