import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cookieLine, readCookie } from './cookies.ts'

test('a cookie is found by its whole name, wherever it stands', () => {
  const header = 'x__Host-a=no; __Host-ab=no;__Host-a=yes; b=2'
  assert.equal(readCookie(header, '__Host-a'), 'yes')
  assert.equal(readCookie(header, 'b'), '2')
  assert.equal(readCookie(header, 'c'), undefined)
  assert.equal(readCookie(undefined, 'b'), undefined)
  assert.equal(readCookie('', 'b'), undefined)
  assert.equal(readCookie('b', 'b'), undefined)
})

test('of two cookies with one name the first counts', () => {
  assert.equal(readCookie('a=1; a=2', 'a'), '1')
})

test('every cookie is bound to this host, HTTPS and our own pages', () => {
  assert.equal(
    cookieLine({ name: '__Host-a', value: 'v', maxAge: 60 }),
    '__Host-a=v; Max-Age=60; Path=/; Secure; HttpOnly; SameSite=Lax',
  )
  assert.match(cookieLine({ name: '__Host-a', value: null }), /^__Host-a=; Max-Age=0;/)
  assert.doesNotMatch(cookieLine({ name: '__Host-a', value: 'v' }), /Max-Age/)
})
