import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { html, trusted } from './html.ts'

test('whatever is typed comes out as text, between tags and in attributes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (typed) => {
      const page = html`<p title="${typed}">${typed}</p>`.text
      const inside = page.slice('<p title="'.length, -'</p>'.length)
      assert.ok(!/[<]/.test(inside.replace('">', '')), page)
      assert.equal(inside.split('"').length, 2)
    }),
  )
})

test('nested templates and lists go in as they are; nothing leaves nothing', () => {
  const items = ['а', '<b>'].map((item) => html`<li>${item}</li>`)
  assert.equal(
    html`<ul>${items}</ul>${null}${undefined}${false}${0}${trusted('<hr>')}`.text,
    '<ul><li>а</li><li>&lt;b&gt;</li></ul>0<hr>',
  )
})
