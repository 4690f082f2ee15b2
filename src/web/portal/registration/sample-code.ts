import { type Html, html } from '#platform/html/html.ts'

// «Образец квитанции» as a QR code (ISO/IEC 18004, version 3, level M): a number to a row, a bit
// to a module. Whoever scans the sample is told what it is.
const rows = [
  0x1fdfef7f, 0x104e2b41, 0x175c875d, 0x1745355d, 0x174c3a5d, 0x1054d241, 0x1fd5557f, 0x00028800,
  0x1463b425, 0x1a3b16b3, 0x02caddd6, 0x168878ac, 0x0a4ada87, 0x1515c512, 0x01ed3d74, 0x089d8a45,
  0x11e986dc, 0x06292e72, 0x1febd9ce, 0x021d4c2c, 0x1ac1ebf7, 0x0017d712, 0x1fd91f5c, 0x10498f16,
  0x17408df3, 0x1745a1f1, 0x1753926f, 0x10450b0c, 0x1fd42af5,
]

// The code as a path, so many units of the drawing wide.
export function sampleCode(width: number): Html {
  const size = rows.length
  const modules = rows.flatMap((row, y) =>
    [...row.toString(2).padStart(size, '0')].map((bit, x) =>
      bit === '1' ? `M${x} ${y}h1v1h-1z` : '',
    ),
  )
  return html`<path transform="scale(${width / size})" d="${modules.join('')}"/>`
}
