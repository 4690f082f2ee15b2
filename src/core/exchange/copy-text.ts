// Rows as COPY's text format takes them with NULL '': tab between values, newline after a row. An
// absent value is null and never an empty text, so that join() writes it as COPY expects it.
export function copyText(
  lines: readonly number[],
  rows: readonly (readonly (string | null)[])[],
): Buffer {
  const texts: string[] = []
  for (let at = 0; at < rows.length; at += 1) texts.push(`${lines[at]}\t${rows[at]?.join('\t')}\n`)
  const text = texts.join('')
  // Of the characters that COPY escapes, the reader lets only this one pass; it is rare.
  return Buffer.from(text.includes('\\') ? text.replaceAll('\\', '\\\\') : text)
}

// Bytes in the form COPY's text takes for a bytea; its backslash is doubled with all others.
export function copyBytes(hex: string): string {
  return `\\x${hex}`
}
