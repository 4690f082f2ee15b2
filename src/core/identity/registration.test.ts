import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isRefused } from '#base/outcome.ts'
import type { ReceiptNumber } from '#base/receipt-number.ts'
import { sql } from '#platform/postgres/sql.ts'
import {
  address,
  consent,
  identityWorld,
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
import { findRegistration } from './find-registration.ts'
import { saveRegistrationEmail } from './save-registration-email.ts'
import { saveRegistrationNumber } from './save-registration-number.ts'
import { saveRegistrationPassword } from './save-registration-password.ts'
import { letterFor, settleRegistration } from './settle-registration.ts'
import { submitRegistration } from './submit-registration.ts'

const world = await identityWorld()
const { asWeb, clock } = world
const numbers = await openAccount(world, '6000000001', 4)
const [outlived, , , good] = numbers as [ReceiptNumber, ReceiptNumber, ReceiptNumber, ReceiptNumber]
await registered(world, { number: good, email: 'known@mail.ru' })

const missing = (step: string) => ({ refused: 'step-missing', step })
const lettersTo = async (recipient: string) =>
  (await letters(world)).filter((letter) => letter.recipient === recipient).map(({ kind }) => kind)

// The three steps before the consent.
async function prepared(number: ReceiptNumber, email: string, origin = someBrowser()) {
  await saveRegistrationNumber(asWeb, origin, { number, language: 'ru' })
  await saveRegistrationEmail(asWeb, origin, address(email))
  assert.equal(await saveRegistrationPassword(asWeb, origin, password), 'saved')
  return origin
}

test('the steps follow each other, and progress tells the first not yet done', async () => {
  const origin = someBrowser()
  const next = async () => (await findRegistration(asWeb, origin)).next
  const email = address('steps@mail.ru')
  assert.equal(await next(), 'number')
  assert.deepEqual(await saveRegistrationEmail(asWeb, origin, email), missing('number'))
  assert.deepEqual(await saveRegistrationPassword(asWeb, origin, password), missing('number'))
  assert.deepEqual(await submitRegistration(asWeb, origin, consent), missing('number'))
  await saveRegistrationNumber(asWeb, origin, { number: good, language: 'ru' })
  assert.equal(await next(), 'email')
  assert.deepEqual(await saveRegistrationPassword(asWeb, origin, password), missing('email'))
  assert.deepEqual(await submitRegistration(asWeb, origin, consent), missing('email'))
  assert.equal(await saveRegistrationEmail(asWeb, origin, email), 'saved')
  assert.equal(await next(), 'password')
  assert.deepEqual(await submitRegistration(asWeb, origin, consent), missing('password'))
  assert.equal(await saveRegistrationPassword(asWeb, origin, password), 'saved')
  assert.equal(await next(), 'consent')
  assert.deepEqual(await submitRegistration(asWeb, origin, consent), { sentTo: email })
  assert.deepEqual(await findRegistration(asWeb, origin), { next: 'sent', email })
})

test('a weak password is refused with its reason and keeps the step open', async () => {
  const origin = someBrowser()
  await saveRegistrationNumber(asWeb, origin, { number: good, language: 'ru' })
  await saveRegistrationEmail(asWeb, origin, address('weak@mail.ru'))
  for (const [weak, refused] of [
    ['короткы', 'too-short'],
    ['абв'.repeat(70), 'too-long'],
    ['password', 'common'],
    ['weak@mail.ru', 'own-email'],
  ] as const) {
    assert.deepEqual(await saveRegistrationPassword(asWeb, origin, weak), { refused })
  }
  assert.equal((await findRegistration(asWeb, origin)).next, 'password')
})

test('a step can be done again without losing the later ones', async () => {
  const origin = await prepared(strayNumber(), 'again@mail.ru')
  await saveRegistrationNumber(asWeb, origin, { number: good, language: 'en' })
  const progress = await findRegistration(asWeb, origin)
  assert.deepEqual(progress, { next: 'consent', email: 'again@mail.ru' })
})

test('a draft is gone an hour after its last step', async () => {
  const origin = await prepared(good, 'late@mail.ru')
  clock.advance({ minutes: 59 })
  assert.equal((await findRegistration(asWeb, origin)).next, 'consent')
  clock.advance({ minutes: 1 })
  assert.equal((await findRegistration(asWeb, origin)).next, 'number')
  assert.deepEqual(await submitRegistration(asWeb, origin, consent), missing('number'))
  await saveRegistrationNumber(asWeb, origin, { number: good, language: 'ru' })
  assert.deepEqual(await findRegistration(asWeb, origin), { next: 'email', email: null })
})

test('another browser knows nothing of the draft', async () => {
  await prepared(good, 'mine@mail.ru')
  assert.deepEqual(await findRegistration(asWeb, someBrowser()), { next: 'number', email: null })
})

test('what is stored of a draft opens nothing: no number, no password, no cookie', async () => {
  const number = strayNumber()
  const origin = await prepared(number, 'stored@mail.ru')
  const rows = await world.owner.read(
    {},
    sql<{ text: string }>`
      select row_to_json(kept)::text as text from registration_drafts as kept
       where email = 'stored@mail.ru'`,
  )
  assert.equal(rows.length, 1)
  for (const secret of [number, password, origin.visitor]) {
    assert.ok(!rows[0]?.text.includes(secret))
  }
})

test('submitted 20 times at once, it is submitted once', async () => {
  const origin = await prepared(good, 'double@mail.ru')
  const sent = await Promise.all(
    Array.from({ length: 20 }, () => submitRegistration(asWeb, origin, consent)),
  )
  assert.deepEqual(sent, Array(20).fill({ sentTo: 'double@mail.ru' }))
  await runJobs(world)
  assert.deepEqual(await lettersTo('double@mail.ru'), ['registration-confirm'])
})

test('known or not, a registration takes the same statements and the same answer', async () => {
  const told = []
  for (const [email, number] of [
    ['fresh@mail.ru', good],
    ['stray@mail.ru', strayNumber()],
    ['outlived@mail.ru', outlived],
    ['known@mail.ru', good],
    ['known@mail.ru', strayNumber()],
  ] as const) {
    const origin = someBrowser()
    const { db, names } = recordStatements(asWeb.db)
    const means = { ...asWeb, db }
    await saveRegistrationNumber(means, origin, { number, language: 'ru' })
    await saveRegistrationEmail(means, origin, address(email))
    await saveRegistrationPassword(means, origin, password)
    const outcome = await submitRegistration(means, origin, consent)
    assert.deepEqual(outcome, { sentTo: email })
    told.push(names)
  }
  for (const names of told) assert.deepEqual(names, told[0])
  await runJobs(world)
  assert.deepEqual(await lettersTo('fresh@mail.ru'), ['registration-confirm'])
  assert.deepEqual(await lettersTo('stray@mail.ru'), ['registration-number-did-not-fit'])
  assert.deepEqual(await lettersTo('outlived@mail.ru'), ['registration-number-did-not-fit'])
  const already = 'registration-already-registered'
  assert.deepEqual(await lettersTo('known@mail.ru'), ['registration-confirm', already, already])
})

test('an address is known in whatever letters it is typed', async () => {
  await submit(world, someBrowser(), { number: good, email: 'KNOWN@Mail.RU' })
  assert.deepEqual(await lettersTo('KNOWN@mail.ru'), ['registration-already-registered'])
})

test('each answer has one letter', () => {
  const confirmationId = 'c'
  const kinds = [true, false].flatMap((isKnown) =>
    [true, false].map((fits) => letterFor({ confirmationId, isKnown, fits }).kind),
  )
  assert.deepEqual(kinds, [
    'registration-already-registered',
    'registration-already-registered',
    'registration-confirm',
    'registration-number-did-not-fit',
  ])
})

test('a job that runs again changes nothing', async () => {
  const origin = await prepared(good, 'rerun@mail.ru')
  await submitRegistration(asWeb, origin, consent)
  await runJobs(world)
  const [confirm] = (await letters(world)).filter(({ recipient }) => recipient === 'rerun@mail.ru')
  const { confirmationId = '' } = confirm?.details ?? {}
  const settled = await outcomes(world, 'registration-settled')
  await Promise.all([
    settleRegistration(world.asOwner, { confirmationId }),
    settleRegistration(world.asOwner, { confirmationId }),
  ])
  assert.deepEqual(await lettersTo('rerun@mail.ru'), ['registration-confirm'])
  assert.deepEqual(await outcomes(world, 'registration-settled'), settled)
})

test('one address gets five such letters an hour, and nobody is told of the sixth', async () => {
  for (let time = 0; time < 6; time += 1) {
    await submit(world, someBrowser(), { number: good, email: 'flooded@mail.ru' })
  }
  assert.equal((await lettersTo('flooded@mail.ru')).length, 5)
  assert.equal((await outcomes(world, 'registration-settled')).at(-1), 'too-many-letters')
})

test('a right number costs no try, a wrong one does', async () => {
  const origin = someBrowser()
  const send = async (number: ReceiptNumber, index: number) => {
    await prepared(number, `tries${index}@mail.ru`, origin)
    const sent = await submitRegistration(asWeb, origin, consent)
    await runJobs(world)
    return isRefused(sent) ? sent.refused : 'sent'
  }
  for (let index = 0; index < 3; index += 1) assert.equal(await send(good, index), 'sent')
  for (let index = 3; index < 23; index += 1) assert.equal(await send(strayNumber(), index), 'sent')
  assert.equal(await send(good, 23), 'too-many-tries')
  assert.equal(await send(good, 24), 'too-many-tries')
  const kept = (await outcomes(world, 'registration-submitted')).slice(-2)
  assert.deepEqual(kept, ['done', 'too-many-tries'])
})

test('a network is counted too, however many places its holder writes from', async () => {
  const { network } = someBrowser()
  await world.owner.read(
    {},
    sql`insert into try_counts (bucket, window_start, tries) values
        (${`claim-network:${network}`}, date_trunc('hour', ${clock.now()}::timestamptz), 299)`,
  )
  const outcomes = []
  for (const email of ['last@mail.ru', 'beyond@mail.ru']) {
    const origin = { ...someBrowser(), network }
    await prepared(strayNumber(), email, origin)
    const sent = await submitRegistration(asWeb, origin, consent)
    outcomes.push(isRefused(sent) ? sent.refused : 'sent')
  }
  assert.deepEqual(outcomes, ['sent', 'too-many-tries'])
})

test('of 50 registrations at once from one place as many pass as its cap allows', async () => {
  const { source } = someBrowser()
  await world.owner.read(
    {},
    sql`insert into try_counts (bucket, window_start, tries)
        values (${`claim-source:${source}`}, date_trunc('hour', ${clock.now()}::timestamptz), 53)`,
  )
  const origins = []
  for (let index = 0; index < 50; index += 1) {
    const origin = { ...someBrowser(), source }
    await saveRegistrationNumber(asWeb, origin, { number: strayNumber(), language: 'ru' })
    await saveRegistrationEmail(asWeb, origin, address(`crowd${index}@mail.ru`))
    assert.equal(await saveRegistrationPassword(asWeb, origin, password), 'saved')
    origins.push(origin)
  }
  const sent = await Promise.all(
    origins.map((origin) => submitRegistration(asWeb, origin, consent)),
  )
  assert.equal(sent.filter((outcome) => !isRefused(outcome)).length, 7)
})
