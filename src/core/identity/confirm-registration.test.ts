import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isRefused } from '#base/outcome.ts'
import type { ReceiptNumber } from '#base/receipt-number.ts'
import { sql } from '#platform/postgres/sql.ts'
import {
  identityWorld,
  issueReceipt,
  lastLink,
  letters,
  openAccount,
  outcomes,
  password,
  registered,
  runJobs,
  someBrowser,
  strayNumber,
  submit,
  viewerOf,
} from '#test/support/identity-world.ts'
import { confirmRegistration } from './confirm-registration.ts'
import { confirmationToken } from './confirmation.ts'
import { findConfirmation } from './find-confirmation.ts'

const world = await identityWorld()
const { asWeb, clock } = world
let accounts = 0

// A registration whose letter has come.
async function awaiting(email: string, origin = someBrowser()) {
  accounts += 1
  const account = `50000000${String(accounts).padStart(2, '0')}`
  const [number] = (await openAccount(world, account, 1)) as [ReceiptNumber]
  await submit(world, origin, { number, email })
  return { origin, account, number, email, token: await lastLink(world, email) }
}

async function rows(table: 'logins' | 'consents' | 'account_links'): Promise<number> {
  const counts = {
    logins: sql<{ n: bigint }>`select count(*) as n from logins`,
    consents: sql<{ n: bigint }>`select count(*) as n from consents`,
    account_links: sql<{ n: bigint }>`select count(*) as n from account_links`,
  }
  const [count] = await world.owner.read({}, counts[table])
  return Number(count?.n)
}

test('the link makes the login, keeps the consent, links the account and signs in', async () => {
  const { origin, account, email, token } = await awaiting('first@mail.ru')
  const found = await findConfirmation(asWeb, origin, token)
  assert.deepEqual(found, { purpose: 'register', email, sameBrowser: true })
  const outcome = await confirmRegistration(asWeb, origin, { token })
  assert.ok(!isRefused(outcome))
  const viewer = await viewerOf(world, outcome.sessionToken)
  assert.equal(viewer.email, email)
  assert.deepEqual(
    viewer.links.map((link) => link.accountNumber),
    [account],
  )
  const [consent] = await world.owner.read(
    {},
    sql<{ version: string; bytes: number }>`
      select text_version as version, length(text_sha256) as bytes
        from consents where login_id = ${viewer.loginId}`,
  )
  assert.deepEqual(consent, { version: '2019-01', bytes: 32 })
})

test('50 clicks at once make one login', async () => {
  const { origin, token } = await awaiting('clicks@mail.ru')
  const before = [await rows('logins'), await rows('consents'), await rows('account_links')]
  const clicks = await Promise.all(
    Array.from({ length: 50 }, () => confirmRegistration(asWeb, origin, { token })),
  )
  const logins = new Set<string>()
  for (const click of clicks) {
    assert.ok(!isRefused(click))
    logins.add((await viewerOf(world, click.sessionToken)).loginId)
  }
  assert.equal(logins.size, 1)
  const after = [await rows('logins'), await rows('consents'), await rows('account_links')]
  assert.deepEqual(
    after,
    before.map((count) => count + 1),
  )
  assert.deepEqual(await findConfirmation(asWeb, origin, token), { refused: 'used' })
})

test('a second click signs in too, but not a minute later and not in another browser', async () => {
  const { origin, token } = await awaiting('second@mail.ru')
  const click = (browser = origin) => confirmRegistration(asWeb, browser, { token, password })
  assert.ok(!isRefused(await click()))
  const signIns = (await outcomes(world, 'sign-in')).length
  assert.ok(!isRefused(await click()))
  assert.equal((await outcomes(world, 'sign-in')).length, signIns + 1)
  assert.deepEqual(await click(someBrowser()), { refused: 'used' })
  clock.advance({ seconds: 61 })
  assert.deepEqual(await click(), { refused: 'used' })
})

test('nothing is kept behind a used link', async () => {
  const { origin, email, token } = await awaiting('emptied@mail.ru')
  await confirmRegistration(asWeb, origin, { token })
  const kept = await world.owner.read(
    {},
    sql`select 1 from confirmations where details ->> 'email' = ${email}`,
  )
  assert.deepEqual(kept, [])
})

test('another browser needs the password of the registration', async () => {
  const { token } = await awaiting('phone@mail.ru')
  const phone = someBrowser('Chrome, Android')
  const found = await findConfirmation(asWeb, phone, token)
  assert.ok(!isRefused(found) && !found.sameBrowser)
  const confirm = (typed?: string) => confirmRegistration(asWeb, phone, { token, password: typed })
  assert.deepEqual(await confirm(), { refused: 'password-needed' })
  assert.deepEqual(await confirm('not the password'), { refused: 'wrong' })
  const outcome = await confirm(password)
  assert.ok(!isRefused(outcome))
  assert.equal((await viewerOf(world, outcome.sessionToken)).email, 'phone@mail.ru')
})

test('elsewhere ten passwords are tried a day, and the first browser still opens', async () => {
  const { origin, token } = await awaiting('guessed@mail.ru')
  const guesses = await Promise.all(
    Array.from({ length: 14 }, (_, index) =>
      confirmRegistration(asWeb, someBrowser(), { token, password: `guess ${index}` }),
    ),
  )
  const refusals = guesses.filter(isRefused).map(({ refused }) => refused)
  assert.equal(refusals.filter((refused) => refused === 'wrong').length, 10)
  assert.equal(refusals.filter((refused) => refused === 'too-many-tries').length, 4)
  const kept = (await outcomes(world, 'registration-confirmed')).slice(-11)
  assert.deepEqual(kept.sort(), ['too-many-tries', ...Array(10).fill('wrong')])
  assert.ok(!isRefused(await confirmRegistration(asWeb, origin, { token })))
})

test('a number grown old since the letter opens nothing', async () => {
  const { origin, account, token } = await awaiting('grown-old@mail.ru')
  const before = await rows('logins')
  for (const revision of [2, 3, 4]) {
    await issueReceipt(world, account, { monthsAgo: 0, revision, number: strayNumber() })
  }
  const outcome = await confirmRegistration(asWeb, origin, { token })
  assert.deepEqual(outcome, { refused: 'did-not-fit' })
  assert.equal(await rows('logins'), before)
  assert.equal((await outcomes(world, 'registration-confirmed')).at(-1), 'did-not-fit')
})

test('of two letters to one address the second finds it taken, and leaves nothing', async () => {
  const one = await awaiting('twice@mail.ru')
  const two = await awaiting('twice@mail.ru')
  const before = await rows('logins')
  const both = await Promise.all(
    [one, two].map(({ origin, token }) => confirmRegistration(asWeb, origin, { token })),
  )
  const refused = both.filter(isRefused)
  assert.deepEqual(refused, [{ refused: 'email-taken' }])
  assert.equal(await rows('logins'), before + 1)
})

test('a link works for a day, and one made up never', async () => {
  const { origin, token } = await awaiting('expired@mail.ru')
  clock.advance({ hours: 23, minutes: 59 })
  assert.ok(!isRefused(await findConfirmation(asWeb, origin, token)))
  clock.advance({ minutes: 1 })
  const expired = { refused: 'expired' }
  assert.deepEqual(await findConfirmation(asWeb, origin, token), expired)
  assert.deepEqual(await confirmRegistration(asWeb, origin, { token }), expired)
  const unknown = { refused: 'unknown' }
  const absent = confirmationToken(world.keyring, '01684a4d-3380-7000-8000-000000000000')
  for (const other of [absent, 'x', token.slice(0, -1), `${token}=`, `f${token.slice(1)}`]) {
    assert.deepEqual(await findConfirmation(asWeb, origin, other), unknown)
    assert.deepEqual(await confirmRegistration(asWeb, origin, { token: other }), unknown)
  }
})

test('those who hold the account already are told of the new one', async () => {
  const { origin, number, account, token } = await awaiting('holder@mail.ru')
  await confirmRegistration(asWeb, origin, { token })
  await registered(world, { number, email: 'newcomer@mail.ru' })
  await runJobs(world)
  const told = (await letters(world)).filter(({ kind }) => kind === 'account-linked')
  assert.deepEqual(
    told.map(({ recipient, details }) => [recipient, details.accountNumber, details.shownAs]),
    [['holder@mail.ru', account, 'n•••r@mail.ru']],
  )
})
