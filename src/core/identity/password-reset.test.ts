import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isRefused } from '#base/outcome.ts'
import type { ReceiptNumber } from '#base/receipt-number.ts'
import type { Origin } from '#core/audit/origin.ts'
import {
  address,
  findViewer,
  identityWorld,
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
} from '#test/support/identity-world.ts'
import { recordStatements } from '#test/support/recorded-database.ts'
import { findConfirmation } from './find-confirmation.ts'
import { requestEmailChange } from './request-email-change.ts'
import { requestPasswordReset } from './request-password-reset.ts'
import { resetPassword } from './reset-password.ts'
import { signIn } from './sign-in.ts'

const world = await identityWorld()
const { asWeb, clock } = world
const [number] = (await openAccount(world, '3000000001', 1)) as [ReceiptNumber]
let people = 0

async function somebody() {
  people += 1
  const email = `person${people}@mail.ru`
  return { email, ...(await registered(world, { number, email })) }
}

const request = (email: string, origin = someBrowser()) =>
  requestPasswordReset(asWeb, origin, { email: address(email), language: 'en' })

async function requested(email: string): Promise<string> {
  assert.equal(await request(email), 'sent')
  await runJobs(world)
  return lastLink(world, email)
}

const choose = (token: string, chosen: string, origin = someBrowser()) =>
  resetPassword(asWeb, origin, { token, password: chosen })

const canSignIn = async (origin: Origin, email: string, typed: string) =>
  !isRefused(await signIn(asWeb, origin, { email: address(email), password: typed }))

test('the link sets the password, ends every session and signs nobody in', async () => {
  const { email, token, origin } = await somebody()
  const link = await requested(email)
  const found = await findConfirmation(asWeb, origin, link)
  assert.deepEqual(found, { purpose: 'reset-password', email, sameBrowser: false })
  assert.equal(await choose(link, 'ведро под лавкой'), 'reset')
  assert.equal(await findViewer(world, token), undefined)
  assert.equal(await canSignIn(origin, email, password), false)
  assert.equal(await canSignIn(origin, email, 'ведро под лавкой'), true)
  const last = (await letters(world)).filter(({ kind }) => kind === 'password-changed').at(-1)
  assert.equal(last?.recipient, email)
})

test('known or not, a request takes the same statements and the same answer', async () => {
  const { email } = await somebody()
  const told = []
  for (const asked of [email, 'nobody@mail.ru']) {
    const { db, names } = recordStatements(asWeb.db)
    const input = { email: address(asked), language: 'ru' } as const
    told.push({
      outcome: await requestPasswordReset({ ...asWeb, db }, someBrowser(), input),
      names,
    })
  }
  assert.deepEqual(told[0], told[1])
  await runJobs(world)
  const [known, unknown] = (await letters(world)).slice(-2)
  assert.deepEqual([known?.kind, known?.recipient], ['password-reset', email])
  assert.deepEqual(
    [unknown?.kind, unknown?.recipient],
    ['password-reset-no-login', 'nobody@mail.ru'],
  )
  assert.deepEqual(unknown?.details, {})
})

test('a link works once, for an hour, and only the last used of many', async () => {
  const { email } = await somebody()
  const first = await requested(email)
  const second = await requested(email)
  const chosen = await Promise.all(
    Array.from({ length: 5 }, (_, index) => choose(second, `ведро под лавкой ${index}`)),
  )
  assert.equal(chosen.filter((outcome) => outcome === 'reset').length, 1)
  assert.deepEqual(await choose(second, 'ещё одно ведро'), { refused: 'used' })
  assert.deepEqual(await choose(first, 'ещё одно ведро'), { refused: 'expired' })
  const third = await requested(email)
  clock.advance({ hours: 1 })
  assert.deepEqual(await choose(third, 'ещё одно ведро'), { refused: 'expired' })
})

test('a link of another purpose chooses no password', async () => {
  const { email, origin, viewer } = await somebody()
  const input = { password, email: address('elsewhere@mail.ru') }
  assert.equal(await requestEmailChange(asWeb, origin, viewer, input), 'sent')
  await runJobs(world)
  const link = await lastLink(world, 'elsewhere@mail.ru')
  assert.deepEqual(await choose(link, 'ведро под лавкой'), { refused: 'unknown' })
  assert.equal(await canSignIn(origin, email, password), true)
})

test('a weak password leaves the link as it was', async () => {
  const { email } = await somebody()
  const link = await requested(email)
  assert.deepEqual(await choose(link, 'password'), { refused: 'common' })
  assert.deepEqual(await choose(link, email), { refused: 'own-email' })
  assert.equal(await choose(link, 'ведро под лавкой'), 'reset')
})

test('a new password closes the change of address that a thief has begun', async () => {
  const { email, origin, viewer } = await somebody()
  const input = { password, email: address('thief@mail.ru') }
  await requestEmailChange(asWeb, origin, viewer, input)
  await runJobs(world)
  const thiefsLink = await lastLink(world, 'thief@mail.ru')
  await choose(await requested(email), 'ведро под лавкой')
  assert.deepEqual(await findConfirmation(asWeb, origin, thiefsLink), { refused: 'expired' })
})

test('strangers who filled the tries lock out neither the reset nor whoever made it', async () => {
  const { email } = await somebody()
  const fill = async () => {
    for (let time = 0; time < 12; time += 1) await canSignIn(someBrowser(), email, 'wrong wrong')
  }
  await fill()
  assert.equal(await canSignIn(someBrowser(), email, password), false)
  const browser = someBrowser()
  assert.equal(await choose(await requested(email), 'ведро под лавкой', browser), 'reset')
  await fill()
  assert.equal(await canSignIn(browser, email, 'ведро под лавкой'), true)
})

test('one browser asks ten times an hour, and one address gets five letters', async () => {
  const { email } = await somebody()
  clock.advance({ hours: 1 })
  const origin = someBrowser()
  const asked = []
  for (let time = 0; time < 13; time += 1) asked.push(await request(email, origin))
  assert.deepEqual(asked.slice(0, 10), Array(10).fill('sent'))
  assert.ok(isRefused(asked[10]))
  await runJobs(world)
  const sent = (await letters(world)).filter(({ recipient }) => recipient === email)
  assert.equal(sent.filter(({ kind }) => kind === 'password-reset').length, 5)
  const kept = (await outcomes(world, 'password-reset-requested')).slice(-2)
  assert.deepEqual(kept, ['done', 'too-many-tries'])
})

const linksTo = async (email: string) =>
  (await letters(world)).filter(
    ({ kind, recipient }) => kind === 'password-reset' && recipient === email,
  ).length

test('registrations with somebody’s address keep nobody from a new password', async () => {
  const { email } = await somebody()
  for (let time = 0; time < 12; time += 1) {
    if (time % 4 === 0) clock.advance({ hours: 1 })
    await submit(world, someBrowser(), { number: strayNumber(), email })
  }
  assert.equal(await choose(await requested(email), 'ведро под лавкой'), 'reset')
})

test('whoever asks for a new password in another’s name all day keeps nobody out', async () => {
  clock.advance({ hours: 24 })
  const { email } = await somebody()
  const ask = async () => {
    await request(email)
    await runJobs(world)
    return linksTo(email)
  }
  for (let time = 0; time < 12; time += 1) {
    if (time % 4 === 0) clock.advance({ hours: 1 })
    await ask()
  }
  assert.equal(await linksTo(email), 12)
  assert.equal(await ask(), 12, 'those sent within the hour still work')
  clock.advance({ hours: 1 })
  assert.equal(await ask(), 13)
  assert.equal(await choose(await lastLink(world, email), 'ведро под лавкой'), 'reset')
  assert.equal(await ask(), 13, 'one an hour')
  clock.advance({ hours: 1 })
  assert.equal(await ask(), 14)
  assert.equal(await ask(), 14)
})
