import { correction, generate, mode } from 'lean-qr'

export type QrCode = {
  readonly size: number
  // 1 for a dark module, row by row.
  readonly modules: Uint8Array
}

// A QR symbol (ISO/IEC 18004) of the text's UTF-8 bytes at level M, without an ECI: the way
// payment codes are printed and banks read them.
export function qrCode(text: string): QrCode {
  const level = correction.M
  const code = generate(text, {
    modes: [mode.utf8],
    minCorrectionLevel: level,
    maxCorrectionLevel: level,
  })
  const modules = new Uint8Array(code.size * code.size)
  for (let y = 0; y < code.size; y += 1) {
    for (let x = 0; x < code.size; x += 1) modules[y * code.size + x] = code.get(x, y) ? 1 : 0
  }
  return { size: code.size, modules }
}
