import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { contentDisposition } from './content-disposition.ts'

test('a Russian name travels whole, an old client gets one in ASCII', () => {
  assert.equal(
    contentDisposition('Квитанция 2018-12.pdf'),
    `attachment; filename="_________ 2018-12.pdf"; filename*=UTF-8''${encodeURIComponent('Квитанция 2018-12.pdf')}`,
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
