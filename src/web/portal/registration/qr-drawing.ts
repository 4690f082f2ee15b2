import { correction, generate, mode } from 'lean-qr'
import { type Html, html } from '#platform/html/html.ts'

// A QR code of the text as a path, so many units of the drawing wide.
export function qrDrawing(text: string, width: number): Html {
  const level = correction.M
  const code = generate(text, {
    modes: [mode.utf8],
    minCorrectionLevel: level,
    maxCorrectionLevel: level,
  })
  let path = ''
  for (let row = 0; row < code.size; row += 1) {
    for (let column = 0; column < code.size; column += 1) {
      if (code.get(column, row)) path += `M${column} ${row}h1v1h-1z`
    }
  }
  return html`<path transform="scale(${width / code.size})" d="${path}"/>`
}
