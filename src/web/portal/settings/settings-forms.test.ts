import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseEmailChangeForm } from './email-form.ts'
import { parsePasswordChangeForm } from './password-form.ts'

test('a new address comes with the password of whoever asks', () => {
  const typed = { email: 'new@mail.ru', password: 'лопата у крыльца' }
  assert.deepEqual(parseEmailChangeForm(typed), typed)
  const slips = { email: 'cyrillic-letters', password: 'empty' }
  assert.deepEqual(parseEmailChangeForm({ email: 'новый@mail.ru' }), { slips })
})

test('a new password comes with the present one, both exactly as typed', () => {
  const typed = { current: ' один ', password: ' другой ' }
  assert.deepEqual(parsePasswordChangeForm(typed), typed)
  const slips = { current: 'empty', password: 'empty' }
  assert.deepEqual(parsePasswordChangeForm({}), { slips })
  assert.deepEqual(parsePasswordChangeForm({ current: 'x' }), { slips: { password: 'empty' } })
})
