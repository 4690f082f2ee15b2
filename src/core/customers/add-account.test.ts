import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ReceiptNumber } from '#base/receipt-number.ts'
import { sql } from '#platform/postgres/sql.ts'
import {
  identityWorld,
  issueReceipt,
  letters,
  openAccount,
  outcomes,
  registered,
  runJobs,
  someBrowser,
  strayNumber,
  viewerOf,
} from '#test/support/identity-world.ts'
import { recordStatements } from '#test/support/recorded-database.ts'
import { addAccount } from './add-account.ts'
import { wrongNumbersEverywhere } from './claim-caps.ts'
import { removeAccount } from './remove-account.ts'
import { viewedAccount } from './viewer.ts'

const world = await identityWorld()
const { asWeb } = world
let people = 0

// Somebody new, with an account of their own.
async function somebody() {
  people += 1
  const account = `70000000${String(people).padStart(2, '0')}`
  const [number] = await openAccount(world, account, 1)
  if (!number) throw new Error('no receipt')
  const email = `person${people}@mail.ru`
  return { ...(await registered(world, { number, email })), account, email, number }
}

async function accountsOf(token: string): Promise<string[]> {
  return (await viewerOf(world, token)).links.map((link) => link.accountNumber)
}

test('a number of the last three receipts links the account at the end of the list', async () => {
  const { origin, viewer, token, account } = await somebody()
  const numbers = await openAccount(world, '7100000001', 5)
  const outdated = numbers.slice(0, 2)
  for (const number of outdated) {
    const outcome = await addAccount(asWeb, origin, viewer, number)
    assert.deepEqual(outcome, { refused: 'did-not-fit' })
  }
  const third = numbers[2] as ReceiptNumber
  assert.ok('linkId' in (await addAccount(asWeb, origin, viewer, third)))
  assert.deepEqual(await accountsOf(token), [account, '7100000001'])
})

test('a revision counts as a receipt of its own', async () => {
  const { origin, viewer } = await somebody()
  const [oldest] = await openAccount(world, '7100000002', 3)
  await issueReceipt(world, '7100000002', { monthsAgo: 1, revision: 2, number: strayNumber() })
  const outcome = await addAccount(asWeb, origin, viewer, oldest as ReceiptNumber)
  assert.deepEqual(outcome, { refused: 'did-not-fit' })
})

test('an unknown and an outlived number take the same statements and the same answer', async () => {
  const { origin, viewer } = await somebody()
  const [outlived] = await openAccount(world, '7100000003', 4)
  const told = []
  for (const number of [strayNumber(), outlived as ReceiptNumber]) {
    const { db, names } = recordStatements(asWeb.db)
    told.push({ outcome: await addAccount({ ...asWeb, db }, origin, viewer, number), names })
  }
  assert.deepEqual(told[0], told[1])
})

test('an account already linked is told so, with its link, and costs no try', async () => {
  const { origin, viewer, number } = await somebody()
  for (let time = 0; time < 8; time += 1) {
    const outcome = await addAccount(asWeb, origin, viewer, number)
    assert.deepEqual(outcome, { refused: 'already-linked', linkId: viewer.links[0]?.linkId })
  }
})

test('the same number sent five times at once links once', async () => {
  const { viewer, token, account } = await somebody()
  const [number] = await openAccount(world, '7100000004', 1)
  const sent = Array.from({ length: 5 }, () =>
    addAccount(asWeb, someBrowser(), viewer, number as ReceiptNumber),
  )
  const outcomes = await Promise.all(sent)
  assert.equal(outcomes.filter((outcome) => !('refused' in outcome)).length, 1)
  assert.deepEqual(await accountsOf(token), [account, '7100000004'])
})

test('of 50 wrong numbers sent at once five are looked up, and a day later five more', async () => {
  const { viewer } = await somebody()
  const tryMany = async () => {
    const tries = Array.from({ length: 50 }, () =>
      addAccount(asWeb, someBrowser(), viewer, strayNumber()),
    )
    const made = await Promise.all(tries)
    return made.filter((outcome) => 'refused' in outcome && outcome.refused === 'did-not-fit')
  }
  assert.equal((await tryMany()).length, 5)
  assert.equal((await tryMany()).length, 0)
  const kept = (await outcomes(world, 'account-linked')).slice(-6).toSorted()
  assert.deepEqual(kept, [...Array(5).fill('did-not-fit'), 'too-many-tries'])
  world.clock.advance({ hours: 24 })
  assert.equal((await tryMany()).length, 5)
})

test('one browser looks up 20 wrong numbers a day, whoever is signed in', async () => {
  const browser = someBrowser()
  const found = []
  for (let person = 0; person < 5; person += 1) {
    const { viewer } = await somebody()
    for (let time = 0; time < 5; time += 1) {
      const outcome = await addAccount(asWeb, browser, viewer, strayNumber())
      found.push('refused' in outcome && outcome.refused)
    }
  }
  assert.equal(found.filter((refused) => refused === 'did-not-fit').length, 20)
  assert.equal(found.at(-1), 'too-many-tries')
})

test('past 300 wrong numbers an hour it rings once, and the right one still works', async () => {
  const { viewer, origin } = await somebody()
  const [number] = await openAccount(world, '7100000005', 1)
  await world.owner.read(
    {},
    sql`update try_counts set tries = ${wrongNumbersEverywhere.most}
         where bucket = ${wrongNumbersEverywhere.bucket}`,
  )
  world.alarms.length = 0
  for (let time = 0; time < 3; time += 1) {
    await addAccount(asWeb, someBrowser(), viewer, strayNumber())
  }
  assert.deepEqual(world.alarms, ['alarm.number-guessing'])
  assert.deepEqual(await outcomes(world, 'number-guessing'), ['alarm'])
  assert.ok('linkId' in (await addAccount(asWeb, origin, viewer, number as ReceiptNumber)))
})

test('each other holder is told once of a new link, and it can be linked again', async () => {
  const first = await somebody()
  const second = await somebody()
  const third = await somebody()
  for (const { origin, viewer } of [second, third]) {
    const outcome = await addAccount(asWeb, origin, viewer, first.number)
    assert.ok('linkId' in outcome && !('refused' in outcome))
  }
  await runJobs(world)
  const told = (await letters(world)).filter(
    ({ details }) => details.accountNumber === first.account,
  )
  assert.deepEqual(
    told.map(({ recipient }) => recipient).sort(),
    [first.email, first.email, second.email, third.email].sort(),
  )
})

test('a removed account is gone from the list and opens again by a number', async () => {
  const { origin, viewer, token, number } = await somebody()
  const viewed = viewedAccount(viewer, viewer.links[0]?.linkId ?? '')
  if (!viewed) throw new Error('no link')
  await removeAccount(asWeb, origin, viewed)
  await removeAccount(asWeb, origin, viewed)
  assert.deepEqual(await accountsOf(token), [])
  const again = await addAccount(asWeb, origin, await viewerOf(world, token), number)
  assert.ok('linkId' in again && again.linkId !== viewed.linkId)
})
