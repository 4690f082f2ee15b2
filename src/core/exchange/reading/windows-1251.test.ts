import { equal } from 'node:assert/strict'
import { test } from 'node:test'
import { windows1251Bytes } from '#test/support/exchange/windows-1251-bytes.ts'
import { decodeWindows1251, UNDEFINED_BYTE } from './windows-1251.ts'

test('what the code page writes is read, from any place', () => {
  const letters = Array.from({ length: 64 }, (_, at) => String.fromCharCode(0x410 + at)).join('')
  const text = `${letters} Ёё № «Мороз и сыновья» — 10–20… €\u00A0ASCII`
  const bytes = Buffer.concat([Buffer.from('..'), windows1251Bytes(text), Buffer.from('..')])
  equal(decodeWindows1251(bytes, 2, bytes.length - 2), text)
})

test('the undefined byte reads as a control character, which no value may hold', () => {
  equal(decodeWindows1251(Buffer.from([UNDEFINED_BYTE]), 0, 1), '\u0098')
})
