import createQrCode from 'qrcode-generator'
import { type Html, html } from '#platform/html/html.ts'

// A QR code of the text as a path, so many units of the drawing wide.
export function qrDrawing(text: string, width: number): Html {
  const code = createQrCode(0, 'M')
  code.addData(
    new TextEncoder().encode(text).reduce((bytes, byte) => bytes + String.fromCharCode(byte), ''),
    'Byte',
  )
  code.make()
  const size = code.getModuleCount()
  let path = ''
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      if (code.isDark(row, column)) path += `M${column} ${row}h1v1h-1z`
    }
  }
  return html`<path transform="scale(${width / size})" d="${path}"/>`
}
