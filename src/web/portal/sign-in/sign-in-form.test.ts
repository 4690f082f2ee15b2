import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseSignInForm } from './sign-in-form.ts'

test('address and password go on, the password exactly as typed', () => {
  const typed = { email: ' Olga@Mail.RU ', password: ' с пробелами ' }
  assert.deepEqual(parseSignInForm(typed), { email: 'Olga@mail.ru', password: ' с пробелами ' })
})

test('both slips are told at once', () => {
  const both = { slips: { email: 'no-at', password: 'empty' } }
  assert.deepEqual(parseSignInForm({ email: 'olga' }), both)
  assert.deepEqual(parseSignInForm({ email: 'olga@mail.ru' }), { slips: { password: 'empty' } })
  assert.deepEqual(parseSignInForm({ password: 'x' }), { slips: { email: 'empty' } })
})
