import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isRefused } from '#base/outcome.ts'
import type { ReceiptNumber } from '#base/receipt-number.ts'
import { lockLogin } from '#core/customers/links-store.ts'
import type { Tx } from '#platform/postgres/database.ts'
import { sql } from '#platform/postgres/sql.ts'
import {
  address,
  identityWorld,
  lastLink,
  letters,
  openAccount,
  password,
  registered,
  runJobs,
  someBrowser,
} from '#test/support/identity-world.ts'
import { until } from '#test/support/until.ts'
import { changePassword } from './change-password.ts'
import { confirmEmailChange } from './confirm-email-change.ts'
import { emailKey } from './email-key.ts'
import { replaceEmail } from './replace-email.ts'
import { requestEmailChange } from './request-email-change.ts'
import { requestPasswordReset } from './request-password-reset.ts'
import { settlePasswordReset } from './settle-password-reset.ts'

const world = await identityWorld()
const { asWeb, asOwner, owner, clock } = world
const [number] = (await openAccount(world, '7000000001', 1)) as [ReceiptNumber]
let people = 0

// Somebody with a link to the new address, and the job for a reset by the old one still to come.
async function moving() {
  people += 1
  const email = `person${people}@mail.ru`
  const to = address(`moved.${email}`)
  const { origin, viewer } = await registered(world, { number, email })
  await requestEmailChange(asWeb, origin, viewer, { password, email: to })
  await runJobs(world)
  await requestPasswordReset(asWeb, someBrowser(), { email: address(email), language: 'ru' })
  const [reset] = await owner.read(
    {},
    sql<{ id: string }>`select confirmation_id as id from confirmations where settled_at is null`,
  )
  const settle = () => settlePasswordReset(asOwner, { confirmationId: reset?.id ?? '' })
  return { email, to, loginId: viewer.loginId, settle, link: await lastLink(world, to) }
}

type Moving = Awaited<ReturnType<typeof moving>>

// Runs work under the login's lock and, while that is held, begins what must wait for it.
async function underLock(
  { loginId }: Moving,
  begun: readonly (() => Promise<unknown>)[],
  work: (tx: Tx) => Promise<unknown>,
): Promise<void> {
  let done = 0
  const running: Promise<unknown>[] = []
  await owner.transaction({}, async (tx) => {
    await tx.one(lockLogin(loginId))
    for (const [index, begin] of begun.entries()) {
      running.push(begin().finally(() => (done += 1)))
      await until(async () => done + (await waiting()) > index)
    }
    await work(tx)
  })
  await Promise.all(running)
}

// How many connections to this database wait for another's row.
async function waiting(): Promise<number> {
  const [locks] = await owner.read(
    {},
    sql<{ n: bigint }>`
      select count(distinct pid) as n from pg_locks join pg_stat_activity using (pid)
       where not granted and datname = current_database()`,
  )
  return Number(locks?.n ?? 0n)
}

async function openLinks({ loginId }: Moving): Promise<unknown[]> {
  return owner.read(
    {},
    sql`select purpose from confirmations
         where login_id = ${loginId} and used_at is null and expires_at > ${clock.now()}`,
  )
}

const kindsTo = async (email: string) =>
  (await letters(world)).filter(({ recipient }) => recipient === email).map(({ kind }) => kind)

test('a link for a new password is not made for an address that is being left', async () => {
  const person = await moving()
  await underLock(person, [person.settle], async (tx) => {
    const { loginId, to } = person
    const at = clock.now()
    await replaceEmail(tx, { loginId, email: to, emailKey: emailKey(world.keyring, to), at })
  })
  assert.equal((await kindsTo(person.email)).at(-1), 'password-reset-no-login')
})

test('a change of address ends the link that was made while it waited', async () => {
  const person = await moving()
  const confirm = () => confirmEmailChange(asWeb, someBrowser(), person.link)
  await underLock(person, [person.settle, confirm], async () => {})
  assert.deepEqual(await openLinks(person), [])
  assert.ok((await kindsTo(person.email)).includes('email-changed'))
})

test('a change of address that a new password ended before its letters is still told', async () => {
  const email = 'holder@mail.ru'
  const { origin, viewer } = await registered(world, { number, email })
  const thief = { password, email: address('thief@mail.ru') }
  assert.equal(await requestEmailChange(asWeb, someBrowser(), viewer, thief), 'sent')
  const chosen = { current: password, password: 'ведро под лавкой' }
  assert.ok(!isRefused(await changePassword(asWeb, origin, viewer, chosen)))
  await runJobs(world)
  const told = (await letters(world)).find(({ kind, recipient }) => {
    return kind === 'email-change-asked' && recipient === email
  })
  assert.equal(told?.details.newEmailMasked, 't•••f@mail.ru')
  assert.deepEqual(await kindsTo('thief@mail.ru'), [])
  const kept = await owner.read(
    {},
    sql`select details from confirmations where login_id = ${viewer.loginId} and details <> '{}'`,
  )
  assert.deepEqual(kept, [])
})
