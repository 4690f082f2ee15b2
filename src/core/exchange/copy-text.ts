// Rows as COPY's text format takes them: tab between values, newline after a row, \N for none.
export function copyText(
  lines: readonly number[],
  rows: readonly (readonly (string | null)[])[],
): Buffer {
  let text = ''
  for (let at = 0; at < rows.length; at += 1) {
    text += lines[at]
    for (const value of rows[at] ?? []) text += value === null ? '\t\\N' : `\t${escaped(value)}`
    text += '\n'
  }
  return Buffer.from(text)
}

// A value with control characters never gets this far; they are escaped all the same, so that what
// comes out is what went in whatever the reader lets pass.
const special = /[\\\t\n\r\b\f\v]/g
const escapes: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
  '\b': '\\b',
  '\f': '\\f',
  '\v': '\\v',
}

function escaped(value: string): string {
  return value.replace(special, (character) => escapes[character] ?? character)
}

// Bytes in the form COPY's text takes for a bytea.
export function copyBytes(hex: string): string {
  return `\\x${hex}`
}
