import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isRefused } from '#base/outcome.ts'
import type { ReceiptNumber } from '#base/receipt-number.ts'
import { listViewers } from '#core/customers/list-viewers.ts'
import { viewedAccount } from '#core/customers/viewer.ts'
import { sql } from '#platform/postgres/sql.ts'
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
  viewerOf,
} from '#test/support/identity-world.ts'
import { recordStatements } from '#test/support/recorded-database.ts'
import { changeLanguage } from './change-language.ts'
import { changePassword } from './change-password.ts'
import { confirmEmailChange } from './confirm-email-change.ts'
import { requestEmailChange } from './request-email-change.ts'
import { requestPasswordReset } from './request-password-reset.ts'
import { signIn } from './sign-in.ts'

const world = await identityWorld()
const { asWeb, clock } = world
const [number] = (await openAccount(world, '2000000001', 1)) as [ReceiptNumber]
let people = 0

async function somebody() {
  people += 1
  const email = `person${people}@mail.ru`
  return { email, ...(await registered(world, { number, email })) }
}

type Somebody = Awaited<ReturnType<typeof somebody>>
const change = ({ origin, viewer }: Somebody, current: string, chosen: string) =>
  changePassword(asWeb, origin, viewer, { current, password: chosen })
const move = ({ origin, viewer }: Somebody, email: string, typed = password) =>
  requestEmailChange(asWeb, origin, viewer, { password: typed, email: address(email) })
const canSignIn = async (email: string, typed: string) =>
  !isRefused(await signIn(asWeb, someBrowser(), { email: address(email), password: typed }))

test('a new password ends every session and begins one for this browser', async () => {
  const person = await somebody()
  const input = { email: address(person.email), password }
  const elsewhere = await signIn(asWeb, someBrowser(), input)
  assert.ok(!isRefused(elsewhere))
  const outcome = await change(person, password, 'ведро под лавкой')
  assert.ok(!isRefused(outcome))
  assert.equal(await findViewer(world, person.token), undefined)
  assert.equal(await findViewer(world, elsewhere.sessionToken), undefined)
  assert.equal((await viewerOf(world, outcome.sessionToken)).loginId, person.viewer.loginId)
  assert.equal(await canSignIn(person.email, password), false)
  assert.equal(await canSignIn(person.email, 'ведро под лавкой'), true)
  const sent = (await letters(world)).filter(({ recipient }) => recipient === person.email)
  assert.ok(sent.some(({ kind }) => kind === 'password-changed'))
})

test('a new password makes every other browser a stranger again', async () => {
  const person = await somebody()
  const thief = someBrowser('Chrome, Linux')
  const enter = (typed: string) =>
    signIn(asWeb, thief, { email: address(person.email), password: typed })
  const newDevices = async () =>
    (await letters(world)).filter(
      ({ kind, recipient }) => kind === 'new-device' && recipient === person.email,
    ).length
  await enter(password)
  await enter(password)
  assert.equal(await newDevices(), 1)
  await change(person, password, 'ведро под лавкой')
  await enter('ведро под лавкой')
  assert.equal(await newDevices(), 2)
})

test('a wrong current password and a weak new one change nothing', async () => {
  const person = await somebody()
  assert.deepEqual(await change(person, 'wrong one', 'ведро под лавкой'), { refused: 'wrong' })
  assert.deepEqual(await change(person, password, 'qwertyuiop'), { refused: 'common' })
  assert.equal((await outcomes(world, 'password-changed')).at(-1), 'wrong')
  assert.ok(await findViewer(world, person.token))
  assert.equal(await canSignIn(person.email, password), true)
})

test('on a borrowed phone ten passwords are tried, and right ones cost nothing', async () => {
  const person = await somebody()
  for (let time = 0; time < 12; time += 1) {
    assert.deepEqual(await move(person, person.email), { refused: 'same' })
  }
  const tries = []
  for (let pair = 0; pair < 10; pair += 1) {
    const both = [1, 2].map(() => change(person, 'wrong one', 'ведро под лавкой'))
    tries.push(...(await Promise.all(both)))
  }
  const wrong = tries.filter((outcome) => isRefused(outcome) && outcome.refused === 'wrong')
  assert.equal(wrong.length, 10)
})

test('the new address signs in once its link is followed, and the old one is told', async () => {
  const person = await somebody()
  assert.equal(await move(person, 'New@mail.ru'), 'sent')
  await runJobs(world)
  const told = async () =>
    (await letters(world))
      .filter(({ recipient }) => recipient === person.email)
      .map(({ kind, details }) => [kind, details.newEmailMasked])
  assert.deepEqual((await told()).at(-1), ['email-change-asked', 'N•••@mail.ru'])
  assert.equal(await canSignIn('new@mail.ru', password), false)
  const link = await lastLink(world, 'New@mail.ru')
  const clicks = await Promise.all(
    Array.from({ length: 10 }, () => confirmEmailChange(asWeb, someBrowser(), link)),
  )
  assert.equal(clicks.filter((outcome) => outcome === 'changed').length, 1)
  assert.deepEqual((await told()).at(-1), ['email-changed', 'N•••@mail.ru'])
  assert.equal(await canSignIn('new@mail.ru', password), true)
  assert.equal(await canSignIn(person.email, password), false)
  const viewer = await viewerOf(world, person.token)
  assert.equal(viewer.email, 'New@mail.ru')
  const viewed = viewedAccount(viewer, viewer.links[0]?.linkId ?? '')
  const lines = viewed ? await listViewers(asWeb, person.origin, viewed) : []
  assert.equal(lines.find(({ self }) => self)?.shownAs, 'N•••@mail.ru')
})

test('whether the new address is taken is told only by letter', async () => {
  const person = await somebody()
  const other = await somebody()
  const told = []
  for (const email of ['free@mail.ru', other.email]) {
    const { db, names } = recordStatements(asWeb.db)
    const input = { password, email: address(email) }
    const { origin, viewer } = person
    told.push({ outcome: await requestEmailChange({ ...asWeb, db }, origin, viewer, input), names })
  }
  assert.deepEqual(told[0], told[1])
  await runJobs(world)
  const last = (await letters(world)).filter(({ recipient }) => recipient === other.email).at(-1)
  assert.deepEqual([last?.kind, last?.details], ['email-change-taken', {}])
})

test('an address taken since the letter stays with whoever took it', async () => {
  const person = await somebody()
  await move(person, 'raced@mail.ru')
  await runJobs(world)
  const link = await lastLink(world, 'raced@mail.ru')
  await registered(world, { number, email: 'raced@mail.ru' })
  const outcome = await confirmEmailChange(asWeb, person.origin, link)
  assert.deepEqual(outcome, { refused: 'email-taken' })
  assert.equal((await viewerOf(world, person.token)).email, person.email)
})

test('links that lie in the old mailbox end with it', async () => {
  const person = await somebody()
  const { email } = person
  await move(person, 'moved@mail.ru')
  const input = { email: address(email), language: 'ru' } as const
  await requestPasswordReset(asWeb, someBrowser(), input)
  await runJobs(world)
  assert.equal(
    await confirmEmailChange(asWeb, person.origin, await lastLink(world, 'moved@mail.ru')),
    'changed',
  )
  const open = await world.owner.read(
    {},
    sql`select 1 from confirmations
         where login_id = ${person.viewer.loginId} and used_at is null
           and expires_at > ${clock.now()}`,
  )
  assert.deepEqual(open, [])
})

test('five changes of address are asked for in a day', async () => {
  const person = await somebody()
  const asked = []
  for (let time = 0; time < 6; time += 1) asked.push(await move(person, `wish${time}@mail.ru`))
  assert.deepEqual(asked.slice(0, 5), Array(5).fill('sent'))
  assert.ok(isRefused(asked[5]) && asked[5].refused === 'too-many-tries')
})

test('letters come in the language of the login', async () => {
  const person = await somebody()
  await changeLanguage(asWeb, person.origin, person.viewer, 'en')
  await change(person, password, 'bucket under the bench')
  const last = (await letters(world)).filter(({ recipient }) => recipient === person.email).at(-1)
  assert.equal(last?.language, 'en')
})
