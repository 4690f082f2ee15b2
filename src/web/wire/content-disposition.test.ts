import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { contentDisposition } from './content-disposition.ts'

test('a Russian name travels whole, an old client gets one in ASCII', () => {
  assert.equal(
    contentDisposition('Копия 1.pdf'),
    'attachment; filename="_____ 1.pdf"; ' +
      "filename*=UTF-8''%D0%9A%D0%BE%D0%BF%D0%B8%D1%8F%201.pdf",
  )
})

test('no name ends the header, its quotes or the folder', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (name) => {
      const header = contentDisposition(name)
      assert.match(header, /^attachment; filename="[^"\\/;%]*"; filename\*=UTF-8''[\w.!~%-]*$/)
    }),
  )
})
