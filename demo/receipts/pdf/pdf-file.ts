import { createHash } from 'node:crypto'
import { deflateSync } from 'node:zlib'
import type { CalendarDate } from '#base/calendar-date.ts'
import { PAGE_HEIGHT, PAGE_WIDTH } from './drawing.ts'
import type { Face } from './face.ts'

type PdfPage = {
  readonly title: string
  readonly author: string
  readonly issuedOn: CalendarDate
  readonly content: string
}

// Makes one-page PDF 1.7 files (ISO 32000-1) that share their faces. The same page gives the same
// bytes: no clock and no chance goes into a file.
export function pdfWriter(faces: readonly Face[]): (page: PdfPage) => Buffer {
  const firstFont = 5
  const fonts = faces.flatMap((face, index) => fontObjects(face, firstFont + index * 5))
  const names = faces.map((face, index) => `/${face.name} ${firstFont + index * 5} 0 R`).join(' ')
  const info = firstFont + fonts.length
  return (page) => {
    const box = `[0 0 ${PAGE_WIDTH} ${PAGE_HEIGHT}]`
    const resources = `<< /Font << ${names} >> >>`
    const catalogue = '/Type /Catalog /Pages 2 0 R /Lang (ru-RU) /ViewerPreferences'
    const objects = [
      ascii(`<< ${catalogue} << /DisplayDocTitle true >> >>`),
      ascii('<< /Type /Pages /Kids [3 0 R] /Count 1 >>'),
      ascii(
        `<< /Type /Page /Parent 2 0 R /MediaBox ${box} /Resources ${resources} /Contents 4 0 R >>`,
      ),
      stream('', Buffer.from(page.content, 'latin1')),
      ...fonts,
      ascii(
        `<< /Title ${utf16(page.title)} /Author ${utf16(page.author)} ` +
          `/CreationDate (D:${page.issuedOn.replaceAll('-', '')}000000+12'00') >>`,
      ),
    ]
    return assemble(objects, info)
  }
}

function fontObjects(face: Face, first: number): Buffer[] {
  const name = `GOLOSR+GolosText-${face.name === 'bold' ? 'SemiBold' : 'Regular'}`
  const composite =
    `/Type /Font /Subtype /Type0 /BaseFont /${name} /Encoding /Identity-H ` +
    `/DescendantFonts [${first + 1} 0 R] /ToUnicode ${first + 4} 0 R`
  const descendant =
    `/Type /Font /Subtype /CIDFontType2 /BaseFont /${name} /CIDToGIDMap /Identity ` +
    '/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> ' +
    `/FontDescriptor ${first + 2} 0 R /DW 0 /W [0 [${face.advances.join(' ')}]]`
  const descriptor =
    `/Type /FontDescriptor /FontName /${name} /Flags 4 /FontBBox [-200 -300 1400 1100] ` +
    `/ItalicAngle 0 /Ascent 980 /Descent -220 /CapHeight 700 ` +
    `/StemV ${face.name === 'bold' ? 130 : 85} /FontFile2 ${first + 3} 0 R`
  return [
    ascii(`<< ${composite} >>`),
    ascii(`<< ${descendant} >>`),
    ascii(`<< ${descriptor} >>`),
    stream(`/Length1 ${face.program.length} `, face.program, 9),
    stream('', ascii(toUnicode(face)), 9),
  ]
}

// Lets a reader search and copy the text: glyph numbers back to characters.
function toUnicode(face: Face): string {
  const pairs = [...face.glyphs].map(([character, { code }]) => `<${code}> <${hex16(character)}>`)
  const blocks: string[] = []
  // A block holds at most a hundred pairs.
  for (let at = 0; at < pairs.length; at += 100) {
    const block = pairs.slice(at, at + 100)
    blocks.push(`${block.length} beginbfchar\n${block.join('\n')}\nendbfchar`)
  }
  return [
    '/CIDInit /ProcSet findresource begin 12 dict begin begincmap',
    '/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def',
    '/CMapName /Adobe-Identity-UCS def /CMapType 2 def',
    '1 begincodespacerange <0000> <ffff> endcodespacerange',
    ...blocks,
    'endcmap CMapName currentdict /CMap defineresource pop end end',
  ].join('\n')
}

function assemble(objects: readonly Buffer[], info: number): Buffer {
  // The second line tells mail programs and file systems that the file is binary.
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n', 'latin1')]
  let length = parts[0]?.length ?? 0
  const hash = createHash('sha256')
  let table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`
  objects.forEach((body, index) => {
    table += `${String(length).padStart(10, '0')} 00000 n \n`
    const head = ascii(`${index + 1} 0 obj\n`)
    parts.push(head, body, OBJECT_END)
    length += head.length + body.length + OBJECT_END.length
    hash.update(body)
  })
  const id = hash.digest('hex').slice(0, 32)
  const trailer = `/Size ${objects.length + 1} /Root 1 0 R /Info ${info} 0 R /ID [<${id}> <${id}>]`
  parts.push(ascii(`${table}trailer\n<< ${trailer} >>\nstartxref\n${length}\n%%EOF\n`))
  return Buffer.concat(parts)
}

const OBJECT_END = Buffer.from('\nendobj\n', 'latin1')

function stream(entries: string, bytes: Buffer, level = 6): Buffer {
  const packed = deflateSync(bytes, { level })
  const head = `<< ${entries}/Length ${packed.length} /Filter /FlateDecode >>\nstream\n`
  return Buffer.concat([ascii(head), packed, ascii('\nendstream')])
}

function utf16(text: string): string {
  return `<feff${hex16(text)}>`
}

function hex16(text: string): string {
  return Buffer.from(text, 'utf16le').swap16().toString('hex')
}

function ascii(text: string): Buffer {
  return Buffer.from(text, 'latin1')
}
