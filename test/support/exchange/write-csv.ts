// An independent writer of RFC 4180, to read back. Every cell may be quoted; some must be.
export type CsvStyle = {
  readonly delimiter: ';' | ','
  readonly lineEnd: '\n' | '\r\n'
  // Whether to quote a cell that does not need it.
  readonly quotes: (row: number, cell: number) => boolean
  readonly endsWithLineEnd: boolean
}

export const plainStyle: CsvStyle = {
  delimiter: ';',
  lineEnd: '\n',
  quotes: () => false,
  endsWithLineEnd: true,
}

export function writeCsv(rows: readonly (readonly string[])[], style = plainStyle): string {
  const lines = rows.map((cells, row) =>
    cells.map((cell, at) => written(cell, style, style.quotes(row, at))).join(style.delimiter),
  )
  return lines.join(style.lineEnd) + (style.endsWithLineEnd ? style.lineEnd : '')
}

function written(cell: string, { delimiter }: CsvStyle, quoted: boolean): string {
  const needsQuotes = [delimiter, '"', '\n', '\r'].some((mark) => cell.includes(mark))
  return quoted || needsQuotes ? `"${cell.split('"').join('""')}"` : cell
}
