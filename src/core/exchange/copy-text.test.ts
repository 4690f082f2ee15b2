import { deepEqual } from 'node:assert/strict'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { test } from 'node:test'
import fc from 'fast-check'
import { from } from 'pg-copy-streams'
import { freshDatabase } from '#test/support/database.ts'
import { copyBytes, copyText } from './copy-text.ts'

const { owner } = await freshDatabase()

// Whatever the reader lets pass: no control characters, and never an empty text.
const cell = fc.option(
  fc
    .string({
      unit: fc.oneof(
        fc.constantFrom('\\', 'N', 't', '.', '"', ';'),
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
      ),
      minLength: 1,
      maxLength: 8,
    })
    .filter((text) => !/\p{Cc}/u.test(text)),
)

test('what COPY takes in is what was handed to it', async () => {
  const rows = fc.sample(fc.tuple(cell, cell), 2_000)
  const lines = rows.map((_, at) => at + 2)
  const bytes = Buffer.from('00ff5c0a', 'hex')
  const staged = await owner.transaction({}, async (tx) => {
    await tx.client.query('create temp table t (line int, a text, b text) on commit drop')
    await tx.client.query('create temp table h (line int, hash bytea) on commit drop')
    const into = (table: string) => tx.client.query(from(`copy ${table} from stdin with (null '')`))
    await pipeline(Readable.from([copyText(lines, rows)]), into('t'))
    await pipeline(Readable.from([copyText([2], [[copyBytes(bytes.toString('hex'))]])]), into('h'))
    const texts = await tx.client.query<{ line: number; a: string | null; b: string | null }>(
      'select line, a, b from t order by line',
    )
    const hashes = await tx.client.query('select line, hash from h')
    return { texts: texts.rows, hashes: hashes.rows }
  })
  deepEqual(
    staged.texts,
    rows.map(([a, b], at) => ({ line: at + 2, a, b })),
  )
  deepEqual(staged.hashes, [{ line: 2, hash: bytes }])
})
