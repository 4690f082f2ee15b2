import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hash } from '@node-rs/argon2'
import { isRefused } from '#base/outcome.ts'
import { keyringFrom } from '#platform/keyring.ts'
import { createPasswordHasher, type PasswordHash } from './password-hasher.ts'

const keyring = keyringFrom(Buffer.alloc(32, 7))
const hasher = createPasswordHasher({ keyring })

async function hashed(password: string): Promise<PasswordHash> {
  const made = await hasher.hash(password)
  assert.ok(!isRefused(made))
  return made
}

test('a hash is argon2id with 19 MiB and two passes, and never the same twice', async () => {
  const one = await hashed('лопата у крыльца')
  assert.match(one, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  assert.notEqual(one, await hashed('лопата у крыльца'))
})

test('the very password matches, composed in either way, and no other', async () => {
  const stored = await hashed('чай с лимоном')
  const match = { matches: true, outdated: false }
  const noMatch = { matches: false, outdated: false }
  assert.deepEqual(await hasher.verify(stored, 'чай с лимоном'), match)
  assert.deepEqual(await hasher.verify(stored, 'чай с лимоном'.normalize('NFD')), match)
  assert.deepEqual(await hasher.verify(stored, 'Чай с лимоном'), noMatch)
  assert.deepEqual(await hasher.verify(stored, 'чай с лимоном '), noMatch)
  assert.deepEqual(await hasher.verify(undefined, 'чай с лимоном'), noMatch)
})

test('every password matches its own hash, whatever bytes the pepper makes of it', async () => {
  for (let index = 0; index < 20; index += 1) {
    const verified = await hasher.verify(await hashed(`password ${index}`), `password ${index}`)
    assert.deepEqual(verified, { matches: true, outdated: false })
  }
})

test('a hash is worthless under another pepper', async () => {
  const stored = await hashed('чай с лимоном')
  const elsewhere = createPasswordHasher({ keyring: keyringFrom(Buffer.alloc(32, 8)) })
  const verified = await elsewhere.verify(stored, 'чай с лимоном')
  assert.deepEqual(verified, { matches: false, outdated: false })
})

test('a hash made with other parameters still matches, and is told to be outdated', async () => {
  const weaker = { memoryCost: 8192, timeCost: 1, parallelism: 1 }
  const peppered = keyring.mac('password-pepper', 'old password').toString('base64')
  const stored = (await hash(peppered, weaker)) as PasswordHash
  const verified = await hasher.verify(stored, 'old password')
  assert.deepEqual(verified, { matches: true, outdated: true })
  assert.deepEqual(await hasher.verify(stored, 'wrong'), { matches: false, outdated: false })
})

test('beyond the queue it is busy, and what was taken in is done in order', async () => {
  const narrow = createPasswordHasher({ keyring, concurrency: 1, queue: 3 })
  const done: number[] = []
  const calls = Array.from({ length: 7 }, async (_, index) => {
    const made = await narrow.hash(`password ${index}`)
    if (isRefused(made)) return made
    done.push(index)
    return 'done'
  })
  assert.equal(narrow.isFull(), true)
  const outcomes = await Promise.all(calls)
  assert.deepEqual(outcomes.slice(4), Array(3).fill({ refused: 'busy', retryAfterSeconds: 2 }))
  assert.deepEqual(done, [0, 1, 2, 3])
  assert.equal(narrow.isFull(), false)
})

test('nobody holds more than two places, and gives them back', async () => {
  const narrow = createPasswordHasher({ keyring, concurrency: 1, queue: 8 })
  const stored = await hashed('чай с лимоном')
  const calls = Array.from({ length: 4 }, () => narrow.verify(stored, 'чай', 'olga'))
  assert.deepEqual(
    [narrow.isFull('olga'), narrow.isFull('ivan'), narrow.isFull()],
    [true, false, false],
  )
  assert.ok(!isRefused(await narrow.hash('лопата у крыльца', 'ivan')))
  const refused = (await Promise.all(calls)).map(isRefused)
  assert.deepEqual(refused, [false, false, true, true])
  await assert.rejects(narrow.verify('no hash' as PasswordHash, 'x', 'olga'))
  const again = await Promise.all([1, 2].map(() => narrow.verify(stored, 'чай', 'olga')))
  assert.deepEqual(again.map(isRefused), [false, false])
})

test('a hash that cannot be read fails its call and holds no place', async () => {
  const narrow = createPasswordHasher({ keyring, concurrency: 1, queue: 0 })
  await assert.rejects(narrow.verify('no hash' as PasswordHash, 'x'))
  assert.ok(!isRefused(await narrow.hash('лопата у крыльца')))
})
