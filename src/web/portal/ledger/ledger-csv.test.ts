import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { textField } from './ledger-csv.ts'

// What a sheet reads out of one field (RFC 4180).
function read(field: string): string {
  return field.startsWith('"') ? field.slice(1, -1).replaceAll('""', '"') : field
}

for (const sign of ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']) {
  test(`a text that begins with ${JSON.stringify(sign)} is told to be a text`, () => {
    assert.equal(read(textField(`${sign}1+1`)), `'${sign}1+1`)
  })
}

test('a text is one field, read back as it was but for the apostrophe, and never a formula', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('', '=', '"', ';'),
      (text, first) => {
        const given = first + text
        const field = textField(given)
        const back = read(field)
        assert.ok(back === given || back === `'${given}`)
        assert.doesNotMatch(back, /^[=+\-@\t\r\n]/)
        if (!field.startsWith('"')) assert.doesNotMatch(field, /[";\r\n]/)
      },
    ),
  )
})
