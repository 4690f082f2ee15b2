import { equal } from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { pages, withFields } from '#test/support/exchange/format-page.ts'

for (const language of ['en', 'ru'] as const) {
  test(`the page on the format (${language}) lists the fields as the schemas have them`, () => {
    const page = readFileSync(pages[language], 'utf8')
    equal(page, withFields(page, language), 'run node run.mjs test/support/exchange/format-page.ts')
  })
}
