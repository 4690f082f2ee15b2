import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { isRefused } from '#base/outcome.ts'
import type { ReceiptNumber } from '#base/receipt-number.ts'
import { sql } from '#platform/postgres/sql.ts'
import {
  address,
  identityWorld,
  lastLink,
  letters,
  openAccount,
  outcomes,
  password,
  registered,
  runJobs,
  someBrowser,
  viewerOf,
} from '#test/support/identity-world.ts'
import { until } from '#test/support/until.ts'
import { findConfirmation } from './find-confirmation.ts'
import { lockOut } from './lock-out.ts'
import { requestEmailChange } from './request-email-change.ts'
import { requestPasswordReset } from './request-password-reset.ts'
import { resetPassword } from './reset-password.ts'
import { openSessionDirectory } from './session-directory.ts'
import { signIn } from './sign-in.ts'

// Closed before the database is dropped.
after(() => sessions.close())
const world = await identityWorld()
const { asWeb, asOwner } = world
const silent = { info: () => {}, warn: () => {}, error: () => {} }
const sessions = openSessionDirectory({ ...asWeb, log: silent })
const [number] = (await openAccount(world, '8000000001', 1)) as [ReceiptNumber]
let people = 0

async function somebody() {
  people += 1
  const email = `person${people}@mail.ru`
  return { email, ...(await registered(world, { number, email })) }
}

const enter = (email: string, typed = password, origin = someBrowser()) =>
  signIn(asWeb, origin, { email: address(email), password: typed })

async function resetLink(email: string): Promise<string> {
  const input = { email: address(email), language: 'ru' } as const
  await requestPasswordReset(asWeb, someBrowser(), input)
  await runJobs(world)
  return lastLink(world, email)
}

test('a locked login opens by nothing: no session, password, link or known browser', async () => {
  const { email, viewer, origin, token } = await somebody()
  const thief = await enter(email)
  assert.ok(!isRefused(thief))
  await requestEmailChange(asWeb, origin, viewer, { password, email: address('thief@mail.ru') })
  const reset = await resetLink(email)
  const change = await lastLink(world, 'thief@mail.ru')
  assert.ok(await sessions.find(token))
  assert.ok(await sessions.find(thief.sessionToken))

  const { loginId } = viewer
  const locked = await lockOut(asOwner, { login: loginId })
  assert.deepEqual(locked, { loginId, sessions: 2, confirmations: 2 })
  await until(async () => !(await sessions.find(token)))
  await until(async () => !(await sessions.find(thief.sessionToken)))
  assert.deepEqual(await enter(email, password, origin), { refused: 'wrong' })
  for (const link of [reset, change]) {
    assert.deepEqual(await findConfirmation(asWeb, origin, link), { refused: 'expired' })
  }
  const [known] = await world.owner.read(
    {},
    sql<{ n: bigint }>`select count(*) as n from known_browsers where login_id = ${loginId}`,
  )
  assert.equal(known?.n, 0n)
  assert.deepEqual(await outcomes(world, 'login-locked'), ['done'])
})

test('whoever reads its mail chooses a new password', async () => {
  const { email, viewer } = await somebody()
  assert.ok(!isRefused(await lockOut(asOwner, { login: address(email.toUpperCase()) })))
  const input = { token: await resetLink(email), password: 'ведро под лавкой' }
  assert.equal(await resetPassword(asWeb, someBrowser(), input), 'reset')
  const entered = await enter(email, 'ведро под лавкой')
  assert.ok(!isRefused(entered))
  assert.equal((await viewerOf(world, entered.sessionToken)).loginId, viewer.loginId)
})

test('with an address the login is found by it alone, and the one before is told', async () => {
  const { email, viewer } = await somebody()
  const given = { login: viewer.loginId, email: address('Holder@mail.ru') }
  assert.ok(!isRefused(await lockOut(asOwner, given)))
  const told = (await letters(world)).filter(({ recipient }) => recipient === email).at(-1)
  assert.equal(told?.kind, 'email-changed')
  const input = { token: await resetLink('Holder@mail.ru'), password: 'ведро под лавкой' }
  assert.equal(await resetPassword(asWeb, someBrowser(), input), 'reset')
  assert.ok(!isRefused(await enter('holder@mail.ru', 'ведро под лавкой')))
  assert.deepEqual(await enter(email, 'ведро под лавкой'), { refused: 'wrong' })
  assert.ok(!isRefused(await lockOut(asOwner, { ...given, email: address('holder@mail.ru') })))
})

test('an address of somebody else and a login there is none of change nothing', async () => {
  const { viewer, token } = await somebody()
  const other = await somebody()
  const before = await outcomes(world, 'login-locked')
  const { loginId } = viewer
  const taken = { login: loginId, email: address(other.email) }
  assert.deepEqual(await lockOut(asOwner, taken), { refused: 'email-taken' })
  assert.ok(await viewerOf(world, token))
  for (const login of [address('nobody@mail.ru'), '00000000-0000-7000-8000-000000000000']) {
    const outcome = await lockOut(asOwner, { login: login as typeof loginId })
    assert.deepEqual(outcome, { refused: 'unknown' })
  }
  assert.deepEqual(await outcomes(world, 'login-locked'), before)
})
