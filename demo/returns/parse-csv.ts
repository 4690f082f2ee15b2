// The cells of a CSV text (RFC 4180) line by line; the last line may end or not. Undefined for a
// text whose quotes do not fit.
export function parseCsv(text: string, delimiter: string): string[][] | undefined {
  const cell = new RegExp(`(?:"((?:[^"]|"")*)"|([^"${delimiter}\r\n]*))(${delimiter}|\r?\n|$)`, 'y')
  const lines: string[][] = []
  let line: string[] = []
  while (cell.lastIndex < text.length || line.length > 0) {
    const match = cell.exec(text)
    if (match === null) return undefined
    line.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '')
    if (match[3] === delimiter) continue
    lines.push(line)
    line = []
  }
  return lines
}
