import { createHash } from 'node:crypto'

const SHA_256 = /^[0-9a-f]{64}$/

// The hash the browser worked out or, where scripts are off, that of the file it sent; undefined
// when there is neither. The file itself is looked at here and kept nowhere.
export function parseCheckForm(sent: {
  readonly form: Readonly<Record<string, string>>
  readonly upload?: Buffer
}): Buffer | undefined {
  if (sent.upload !== undefined) return createHash('sha256').update(sent.upload).digest()
  const { sha256 = '' } = sent.form
  return SHA_256.test(sha256) ? Buffer.from(sha256, 'hex') : undefined
}
