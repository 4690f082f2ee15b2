import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'

// One root secret, one derived key per purpose: a value made for one purpose is worthless for
// another.
export type Purpose =
  | 'receipt-number'
  | 'email'
  | 'confirmation'
  | 'csrf'
  | 'password-pepper'
  | 'source'
  | 'submission'

export type Keyring = {
  // 32 bytes, the same for the same purpose and data as long as the root secret stays.
  mac(purpose: Purpose, data: string): Buffer
  // Compares in constant time; a wrong length is simply wrong.
  verify(purpose: Purpose, data: string, mac: Buffer): boolean
}

// Refuses a root secret shorter than 32 bytes.
export function keyringFrom(root: Buffer): Keyring {
  if (root.length < 32) throw new RangeError('the root secret is shorter than 32 bytes')
  const keys = new Map<Purpose, Buffer>()
  const keyFor = (purpose: Purpose) => {
    let key = keys.get(purpose)
    if (!key) {
      key = Buffer.from(hkdfSync('sha256', root, Buffer.alloc(0), `kabinet ${purpose}`, 32))
      keys.set(purpose, key)
    }
    return key
  }
  const mac = (purpose: Purpose, data: string) =>
    createHmac('sha256', keyFor(purpose)).update(data).digest()
  return {
    mac,
    verify: (purpose, data, given) =>
      given.length === 32 && timingSafeEqual(mac(purpose, data), given),
  }
}
