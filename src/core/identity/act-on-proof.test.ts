import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isRefused } from '#base/outcome.ts'
import type { ReceiptNumber } from '#base/receipt-number.ts'
import { sql } from '#platform/postgres/sql.ts'
import {
  address,
  identityWorld,
  lastLink,
  openAccount,
  outcomes,
  password,
  registered,
  runJobs,
  someBrowser,
} from '#test/support/identity-world.ts'
import { changePassword } from './change-password.ts'
import type { PasswordHasher } from './password-hasher.ts'
import { requestEmailChange } from './request-email-change.ts'
import { requestPasswordReset } from './request-password-reset.ts'
import { resetPassword } from './reset-password.ts'
import { signIn } from './sign-in.ts'

const world = await identityWorld()
const { asWeb } = world
const [number] = (await openAccount(world, '2100000001', 1)) as [ReceiptNumber]
const chosen = 'ведро под лавкой'
let people = 0

async function somebody() {
  people += 1
  const email = `person${people}@mail.ru`
  return { email, ...(await registered(world, { number, email })) }
}

// Between the first password that was verified and what is done on it, something else happens.
function meansWith(meanwhile: () => Promise<unknown>) {
  let waiting = true
  const verify: PasswordHasher['verify'] = async (...asked) => {
    const verified = await asWeb.passwords.verify(...asked)
    const isFirst = waiting
    waiting = false
    if (isFirst) await meanwhile()
    return verified
  }
  return { ...asWeb, passwords: { ...asWeb.passwords, verify } }
}

// The owner's answer to a thief: a new password by mail.
async function meansWithReset(email: string) {
  const input = { email: address(email), language: 'ru' } as const
  await requestPasswordReset(asWeb, someBrowser(), input)
  await runJobs(world)
  const token = await lastLink(world, email)
  return meansWith(async () => {
    const reset = await resetPassword(asWeb, someBrowser(), { token, password: chosen })
    assert.equal(reset, 'reset')
  })
}

const rowsOf = async (loginId: string) => {
  const [rows] = await world.owner.read(
    {},
    sql<{ sessions: bigint; links: bigint }>`
      select (select count(*) from sessions
               where login_id = ${loginId} and ended_at is null) as sessions,
             (select count(*) from confirmations
               where login_id = ${loginId} and used_at is null
                 and expires_at > ${world.clock.now()}) as links`,
  )
  return { sessions: Number(rows?.sessions), links: Number(rows?.links) }
}

const canSignIn = async (email: string, typed: string) =>
  !isRefused(await signIn(asWeb, someBrowser(), { email: address(email), password: typed }))

test('a sign-in that a reset overtook begins no session', async () => {
  const { email, viewer, origin } = await somebody()
  const means = await meansWithReset(email)
  const outcome = await signIn(means, origin, { email: address(email), password })
  assert.deepEqual(outcome, { refused: 'wrong' })
  assert.equal((await rowsOf(viewer.loginId)).sessions, 0)
  assert.equal((await outcomes(world, 'sign-in')).at(-1), 'wrong')
})

test('a change of password that a reset overtook leaves the password of the reset', async () => {
  const { email, viewer, origin } = await somebody()
  const means = await meansWithReset(email)
  const input = { current: password, password: 'грабли в сенях' }
  assert.deepEqual(await changePassword(means, origin, viewer, input), { refused: 'wrong' })
  assert.equal((await rowsOf(viewer.loginId)).sessions, 0)
  assert.equal((await outcomes(world, 'password-changed')).at(-1), 'wrong')
  assert.equal(await canSignIn(email, 'грабли в сенях'), false)
  assert.equal(await canSignIn(email, chosen), true)
})

test('a change of address that a reset overtook leaves no link', async () => {
  const { email, viewer, origin } = await somebody()
  const means = await meansWithReset(email)
  const input = { password, email: address('thief@mail.ru') }
  assert.deepEqual(await requestEmailChange(means, origin, viewer, input), { refused: 'wrong' })
  assert.equal((await rowsOf(viewer.loginId)).links, 0)
  assert.equal((await outcomes(world, 'email-change-requested')).at(-1), 'wrong')
})

test('the same password that was only hashed anew meanwhile is as right as before', async () => {
  const { email, viewer, origin } = await somebody()
  const again = async () => {
    const fresh = await asWeb.passwords.hash(password)
    assert.ok(!isRefused(fresh))
    await world.owner.read(
      {},
      sql`update logins set password_hash = ${fresh} where login_id = ${viewer.loginId}`,
    )
  }
  const input = { email: address(email), password }
  assert.ok(!isRefused(await signIn(meansWith(again), origin, input)))
  const asked = { password, email: address('elsewhere@mail.ru') }
  assert.equal(await requestEmailChange(meansWith(again), origin, viewer, asked), 'sent')
})
