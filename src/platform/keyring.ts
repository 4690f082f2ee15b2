import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto'

// One root secret, one derived key per purpose: a value made for one purpose is worthless for
// another.
type Purpose =
  | 'receipt-number'
  | 'email'
  | 'confirmation'
  | 'csrf'
  | 'password-pepper'
  | 'source'
  | 'submission'
  | 'form-owner'
  | 'kept-form'
  | 'root-check'

export type Keyring = {
  // 32 bytes, the same for the same purpose and data as long as the root secret stays.
  mac(purpose: Purpose, data: string): Buffer
  // Compares in constant time; a wrong length is simply wrong.
  verify(purpose: Purpose, data: string, mac: Buffer): boolean
  // A text that may leave the house: in base64url, unreadable and unalterable without the key
  // (AES-256-GCM). Opens only with the same purpose and the same `bound`, which is not inside.
  seal(purpose: Purpose, text: string, bound: string): string
  // Undefined for everything that was not sealed so.
  open(purpose: Purpose, sealed: string, bound: string): string | undefined
}

const CIPHER = 'aes-256-gcm'
const NONCE = 12
const TAG = 16

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
    seal: (purpose, text, bound) => sealed(keyFor(purpose), text, bound),
    open: (purpose, given, bound) => opened(keyFor(purpose), given, bound),
  }
}

function sealed(key: Buffer, text: string, bound: string): string {
  const nonce = randomBytes(NONCE)
  const cipher = createCipheriv(CIPHER, key, nonce).setAAD(Buffer.from(bound))
  const body = Buffer.concat([cipher.update(text), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url')
}

function opened(key: Buffer, given: string, bound: string): string | undefined {
  const bytes = Buffer.from(given, 'base64url')
  if (bytes.length < NONCE + TAG) return undefined
  const options = { authTagLength: TAG }
  const cipher = createDecipheriv(CIPHER, key, bytes.subarray(0, NONCE), options)
  cipher.setAAD(Buffer.from(bound)).setAuthTag(bytes.subarray(NONCE, NONCE + TAG))
  try {
    const text = cipher.update(bytes.subarray(NONCE + TAG), undefined, 'utf8')
    return text + cipher.final('utf8')
  } catch {
    return undefined
  }
}
