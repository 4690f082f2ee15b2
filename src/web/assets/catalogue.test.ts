import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assetHref, assets } from './catalogue.ts'

const scripts = [...assets().values()].filter(({ contentType }) => /javascript/.test(contentType))

test('an island finds what it imports, and nothing of types is left in it', () => {
  const known = new Set(scripts.map(({ href }) => href))
  const imported = scripts.flatMap(({ body }) =>
    [...body.toString().matchAll(/\bfrom '([^']+)'/g)].map(([, address = '']) => address),
  )
  assert.ok(imported.includes(assetHref('base-receipt-number.js')))
  for (const address of imported) assert.ok(known.has(address), address)
  for (const { href, body } of scripts) {
    assert.doesNotMatch(body.toString(), /\bimport type\b|\breadonly \w+:/, href)
  }
})

test('an address holds a hash of what it leads to', () => {
  assert.match(assetHref('cabinet.css'), /^\/assets\/cabinet\.[\w-]{10}\.css$/)
  assert.throws(() => assetHref('absent.js'), /no asset/)
})
