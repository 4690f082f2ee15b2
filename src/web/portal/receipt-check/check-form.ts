const SHA_256 = /^[0-9a-f]{64}$/

// The hash the browser worked out or, where scripts are off, that of the file it sent; undefined
// when there is neither.
export function parseCheckForm(sent: {
  readonly form: Readonly<Record<string, string>>
  readonly uploadSha256?: Buffer
}): Buffer | undefined {
  if (sent.uploadSha256 !== undefined) return sent.uploadSha256
  const { sha256 = '' } = sent.form
  return SHA_256.test(sha256) ? Buffer.from(sha256, 'hex') : undefined
}
