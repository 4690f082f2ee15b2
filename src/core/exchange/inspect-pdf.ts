import { createHash } from 'node:crypto'

type InspectedPdf = {
  readonly bytes: number
  // 64 hexadecimal digits in lower case.
  readonly sha256: string
  // Begins with %PDF- and ends with %%EOF (ISO 32000-1, 7.5), white space after it allowed.
  readonly isPdf: boolean
}

const head = Buffer.from('%PDF-')
const tailLength = 1_024

// Reads the bytes once, in flat memory.
export async function inspectPdf(content: AsyncIterable<Buffer>): Promise<InspectedPdf> {
  const hash = createHash('sha256')
  let bytes = 0
  let start: Buffer = Buffer.alloc(0)
  let end: Buffer = Buffer.alloc(0)
  for await (const piece of content) {
    hash.update(piece)
    bytes += piece.length
    if (start.length < head.length) start = Buffer.concat([start, piece.subarray(0, head.length)])
    end =
      piece.length >= tailLength
        ? piece.subarray(piece.length - tailLength)
        : Buffer.concat([end, piece]).subarray(-tailLength)
  }
  const isPdf =
    start.subarray(0, head.length).equals(head) && /%%EOF\s*$/.test(end.toString('latin1'))
  return { bytes, sha256: hash.digest('hex'), isPdf }
}
