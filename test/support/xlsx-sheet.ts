import { load } from 'cheerio'
import yauzl from 'yauzl'

type Cell = string | number | null

// The first sheet of a workbook: its rows in the order of their columns, and how many formulas it
// has.
export async function xlsxSheet(bytes: Buffer): Promise<{ rows: Cell[][]; formulas: number }> {
  const parts = await unzip(bytes)
  const sheet = load(parts.get('xl/worksheets/sheet1.xml') ?? '', { xml: true })
  const shared = load(parts.get('xl/sharedStrings.xml') ?? '', { xml: true })
  const texts = shared('si')
    .toArray()
    .map((one) => shared(one).text())
  const rows = sheet('row')
    .toArray()
    .map((row) => {
      const cells: Cell[] = []
      for (const cell of sheet(row).find('c').toArray()) {
        const column = columnOf(sheet(cell).attr('r') ?? 'A')
        while (cells.length < column) cells.push(null)
        const value = sheet(cell).find('v').text()
        const kind = sheet(cell).attr('t')
        cells[column] =
          kind === 's' ? (texts[Number(value)] ?? '') : value === '' ? null : Number(value)
      }
      return cells
    })
  return { rows, formulas: sheet('f').length }
}

function columnOf(reference: string): number {
  const letters = reference.replace(/\d/g, '')
  return [...letters].reduce((all, letter) => all * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

async function unzip(bytes: Buffer): Promise<Map<string, string>> {
  const zip = await yauzl.fromBufferPromise(bytes)
  const parts = new Map<string, string>()
  for await (const entry of zip.eachEntry()) {
    const chunks: Buffer[] = []
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk)
    parts.set(entry.fileName, Buffer.concat(chunks).toString('utf8'))
  }
  return parts
}
