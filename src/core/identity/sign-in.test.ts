import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hash } from '@node-rs/argon2'
import { isRefused } from '#base/outcome.ts'
import type { ReceiptNumber } from '#base/receipt-number.ts'
import type { Origin } from '#core/audit/origin.ts'
import { sql } from '#platform/postgres/sql.ts'
import {
  address,
  findViewer,
  identityWorld,
  letters,
  openAccount,
  outcomes,
  password,
  registered,
  someBrowser,
  viewerOf,
} from '#test/support/identity-world.ts'
import { recordStatements } from '#test/support/recorded-database.ts'
import { createPasswordHasher } from './password-hasher.ts'
import { requestEmailChange } from './request-email-change.ts'
import { signIn } from './sign-in.ts'

const world = await identityWorld()
const { asWeb, clock } = world
const [number] = (await openAccount(world, '4000000001', 1)) as [ReceiptNumber]
const olga = await registered(world, { number, email: 'olga@mail.ru' })
await registered(world, { number, email: 'ivan@mail.ru' })
await registered(world, { number, email: 'anna@mail.ru' })

let people = 0
async function somebody() {
  people += 1
  const email = `person${people}@mail.ru`
  return { email, ...(await registered(world, { number, email })) }
}

const attempt = async (origin: Origin, email: string, typed: string) => {
  const outcome = await signIn(asWeb, origin, { email: address(email), password: typed })
  return isRefused(outcome) ? outcome.refused : 'signed in'
}

test('the right password begins a session of its own each time', async () => {
  const tokens = []
  for (let time = 0; time < 2; time += 1) {
    const input = { email: address('Olga@MAIL.ru'), password }
    const outcome = await signIn(asWeb, olga.origin, input)
    assert.ok(!isRefused(outcome))
    tokens.push(outcome.sessionToken)
  }
  assert.notEqual(tokens[0], tokens[1])
  for (const token of tokens) {
    assert.match(token, /^[\w-]{43}$/)
    assert.equal((await viewerOf(world, token)).loginId, olga.viewer.loginId)
  }
})

test('no token is stored', async () => {
  const stored = await world.owner.read(
    {},
    sql<{ text: string }>`select row_to_json(sessions)::text as text from sessions`,
  )
  assert.ok(stored.every(({ text }) => !text.includes(olga.token)))
  assert.equal(await findViewer(world, 'A'.repeat(43)), undefined)
})

test('a wrong password and an unknown address take the same statements and answer', async () => {
  const told = []
  for (const email of ['olga@mail.ru', 'nobody@mail.ru']) {
    const { db, names } = recordStatements(asWeb.db)
    const input = { email: address(email), password: 'not the password' }
    const outcome = await signIn({ ...asWeb, db }, someBrowser(), input)
    told.push({ outcome, names })
  }
  assert.deepEqual(told[0], told[1])
  assert.deepEqual(told[0]?.outcome, { refused: 'wrong' })
  assert.deepEqual((await outcomes(world, 'sign-in')).slice(-2), ['wrong', 'wrong'])
})

test('fifty strangers at once try ten passwords for one address, known or not', async () => {
  for (const email of ['ivan@mail.ru', 'nobody-else@mail.ru']) {
    const before = (await outcomes(world, 'sign-in')).length
    const tries: string[] = []
    // Whoever finds the places of the login taken comes again.
    for (let left = 50; left > 0; left = tries.filter((outcome) => outcome === 'busy').length) {
      const rush = Array.from({ length: left }, () =>
        attempt(someBrowser(), email, 'not it at all'),
      )
      const told = await Promise.all(rush)
      tries.splice(0, tries.length, ...tries.filter((outcome) => outcome !== 'busy'), ...told)
    }
    assert.equal(tries.filter((outcome) => outcome === 'wrong').length, 10, email)
    assert.equal(tries.filter((outcome) => outcome === 'too-many-tries').length, 40, email)
    // Each guess is on record, and the first of the refusals that nobody counts.
    const kept = (await outcomes(world, 'sign-in')).slice(before).toSorted()
    assert.deepEqual(kept, ['too-many-tries', ...Array(10).fill('wrong')], email)
  }
})

test('a browser that has signed in before is not locked out by strangers', async () => {
  const home = someBrowser()
  assert.equal(await attempt(home, 'anna@mail.ru', password), 'signed in')
  for (let time = 0; time < 11; time += 1) await attempt(someBrowser(), 'anna@mail.ru', 'wrong one')
  assert.equal(await attempt(someBrowser(), 'anna@mail.ru', password), 'too-many-tries')
  assert.equal(await attempt(home, 'anna@mail.ru', password), 'signed in')
  clock.advance({ minutes: 15 })
  assert.equal(await attempt(someBrowser(), 'anna@mail.ru', password), 'signed in')
})

test('a known browser has ten tries of its own, and another login none of them', async () => {
  const { origin } = olga
  clock.advance({ minutes: 15 })
  const tries = []
  for (let time = 0; time < 11; time += 1)
    tries.push(await attempt(origin, 'olga@mail.ru', 'no no no'))
  assert.deepEqual(tries.slice(-2), ['wrong', 'too-many-tries'])
  assert.equal(await attempt(origin, 'olga@mail.ru', password), 'too-many-tries')
  assert.equal(await attempt(origin, 'ivan@mail.ru', password), 'signed in')
})

test('right passwords are no tries: one evening of many sign-ins locks nobody', async () => {
  clock.advance({ minutes: 15 })
  for (let time = 0; time < 15; time += 1) {
    assert.equal(await attempt(someBrowser(), 'ivan@mail.ru', password), 'signed in')
  }
})

test('thirty right passwords of one login an hour, at whatever door', async () => {
  clock.advance({ hours: 1 })
  const { origin, viewer, email } = await somebody()
  const asked = { password, email: address(email) }
  const before = (await outcomes(world, 'sign-in')).length
  for (let time = 0; time < 10; time += 1) {
    assert.equal(await attempt(origin, email, password), 'signed in')
    assert.equal(await attempt(someBrowser(), email, password), 'signed in')
    assert.deepEqual(await requestEmailChange(asWeb, origin, viewer, asked), { refused: 'same' })
  }
  for (const browser of [origin, someBrowser(), origin]) {
    assert.equal(await attempt(browser, email, password), 'too-many-tries')
  }
  const again = await requestEmailChange(asWeb, origin, viewer, asked)
  assert.ok(isRefused(again) && again.refused === 'too-many-tries')
  const kept = (await outcomes(world, 'sign-in')).slice(before)
  assert.deepEqual(kept.slice(20), ['too-many-tries'])
  clock.advance({ hours: 1 })
  assert.equal(await attempt(origin, email, password), 'signed in')
})

test('one login holds two places of the queue, others go in', async () => {
  const { origin, email } = await somebody()
  const rush = Array.from({ length: 12 }, () => attempt(origin, email, password))
  assert.equal(await attempt(olga.origin, 'olga@mail.ru', password), 'signed in')
  const told = await Promise.all(rush)
  assert.ok(told.includes('signed in'))
  assert.ok(told.includes('busy'))
})

test('one place may try a hundred addresses in a quarter of an hour', async () => {
  const { source } = someBrowser()
  const place = `sign-in-source:${source}`
  clock.advance({ minutes: 15 })
  const quarter = Math.floor(clock.now().epochMilliseconds / 900_000) * 900_000
  const start = Temporal.Instant.fromEpochMilliseconds(quarter)
  await world.owner.read(
    {},
    sql`insert into try_counts (bucket, window_start, tries) values (${place}, ${start}, 99)`,
  )
  const there = () => attempt({ ...someBrowser(), source }, 'spray@mail.ru', 'not the password')
  assert.deepEqual([await there(), await there()], ['wrong', 'too-many-tries'])
})

test('a sign-in from a browser not seen before is told by letter', async () => {
  clock.advance({ minutes: 15 })
  const before = (await letters(world)).length
  const phone = someBrowser('Chrome, Android')
  await attempt(phone, 'olga@mail.ru', password)
  await attempt(phone, 'olga@mail.ru', password)
  const [letter, ...others] = (await letters(world)).slice(before)
  assert.deepEqual([letter?.kind, letter?.details.device], ['new-device', 'Chrome, Android'])
  assert.deepEqual(others, [])
})

test('an outdated hash is made anew by the way', async () => {
  const peppered = world.keyring.mac('password-pepper', password).toString('base64')
  const old = await hash(peppered, { memoryCost: 8192, timeCost: 1 })
  const { loginId } = olga.viewer
  await world.owner.read(
    {},
    sql`update logins set password_hash = ${old} where login_id = ${loginId}`,
  )
  assert.equal(await attempt(olga.origin, 'olga@mail.ru', password), 'signed in')
  const [kept] = await world.owner.read(
    {},
    sql<{ hash: string }>`select password_hash as hash from logins where login_id = ${loginId}`,
  )
  assert.match(kept?.hash ?? '', /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  assert.equal(await attempt(olga.origin, 'olga@mail.ru', password), 'signed in')
})

test('a full queue is told before any statement, and costs no try', async () => {
  const passwords = createPasswordHasher({ keyring: world.keyring, concurrency: 1, queue: 0 })
  const held = passwords.hash('something else')
  const { db, names } = recordStatements(asWeb.db)
  const input = { email: address('olga@mail.ru'), password }
  const outcome = await signIn({ ...asWeb, db, passwords }, olga.origin, input)
  assert.deepEqual(outcome, { refused: 'busy', retryAfterSeconds: 2 })
  assert.deepEqual(names, [])
  await held
})
