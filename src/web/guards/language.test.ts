import assert from 'node:assert/strict'
import { test } from 'node:test'
import { languageOf } from './language.ts'

test('Russian unless English was chosen or is asked for before it', () => {
  const cases: [chosen: string | undefined, accepted: string | undefined, language: string][] = [
    [undefined, undefined, 'ru'],
    [undefined, 'ru-RU,ru;q=0.9,en-US;q=0.8,en;q=0.7', 'ru'],
    [undefined, 'en-US,en;q=0.9', 'en'],
    [undefined, 'en-GB;q=0.5, ru;q=0.4', 'en'],
    [undefined, 'en,ru', 'ru'],
    [undefined, 'de,*;q=0.5', 'ru'],
    [undefined, 'en;q=0', 'ru'],
    [undefined, 'eng', 'ru'],
    ['en', 'ru', 'en'],
    ['ru', 'en', 'ru'],
    ['de', 'en', 'en'],
  ]
  for (const [chosen, accepted, language] of cases) {
    assert.equal(languageOf(chosen, accepted), language, `${chosen} ${accepted}`)
  }
})
