import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Language } from '#base/language.ts'
import { waitText } from './wait.ts'

const now = Temporal.Instant.from('2019-01-14T03:04:05Z')
const wait = (language: Language, seconds: number) =>
  waitText(language, seconds, now, 'Asia/Kamchatka').replaceAll('\u00A0', ' ')

test('how long and until when, never too early', () => {
  assert.equal(wait('ru', 1), 'через 1 минуту (14 января 2019, 15:05)')
  assert.equal(wait('ru', 60), 'через 1 минуту (14 января 2019, 15:06)')
  assert.equal(wait('ru', 121), 'через 3 минуты (14 января 2019, 15:07)')
  assert.equal(wait('en', 15 * 60), 'in 15 minutes (14 January 2019, 15:20)')
})

test('beyond an hour in hours, over midnight with its day', () => {
  assert.equal(wait('ru', 3600), 'через 60 минут (14 января 2019, 16:05)')
  assert.equal(wait('ru', 3601), 'через 2 часа (14 января 2019, 16:05)')
  assert.equal(wait('en', 9 * 3600), 'in 9 hours (15 January 2019, 00:05)')
})
