import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { LinkId } from '#base/ids.ts'
import type { ReceiptNumber } from '#base/receipt-number.ts'
import {
  identityWorld,
  letters,
  openAccount,
  outcomes,
  registered,
  viewerOf,
} from '#test/support/identity-world.ts'
import { addAccount } from './add-account.ts'
import { listViewers } from './list-viewers.ts'
import { moveAccount, moved } from './move-account.ts'
import { renameAccount } from './rename-account.ts'
import { tellOtherViewers } from './tell-other-viewers.ts'
import { type Viewed, type Viewer, viewedAccount } from './viewer.ts'

const world = await identityWorld()
const { asWeb } = world
const accounts = ['8000000001', '8000000002', '8000000003', '8000000004']
const numbers: ReceiptNumber[] = []
for (const account of accounts) numbers.push(...(await openAccount(world, account, 1)))
const [first, ...others] = numbers as [ReceiptNumber, ...ReceiptNumber[]]
const olga = await registered(world, { number: first, email: 'olga@mail.ru' })
for (const number of others) await addAccount(asWeb, olga.origin, olga.viewer, number)
world.clock.advance({ minutes: 5 })
const ivan = await registered(world, { number: first, email: 'ivan@mail.ru' })

const present = () => viewerOf(world, olga.token)
const order = async () => (await present()).links.map((link) => link.accountNumber)

function at(viewer: Viewer, index: number): Viewed {
  const viewed = viewedAccount(viewer, viewer.links[index]?.linkId ?? '')
  if (!viewed) throw new Error('no such link')
  return viewed
}

test('a name is kept as a person means it, and an empty one is none', async () => {
  const names: [string, string | null][] = [
    ['  бабушкина   квартира ', 'бабушкина квартира'],
    ['Дача «Ёлка»', 'Дача «Ёлка»'],
    ['й'.normalize('NFD'), 'й'],
    ['🏡'.repeat(60), '🏡'.repeat(60)],
    ['   ', null],
  ]
  for (const [typed, kept] of names) {
    assert.equal(await renameAccount(asWeb, olga.origin, at(await present(), 0), typed), 'renamed')
    assert.equal((await present()).links[0]?.givenName, kept)
  }
})

test('a name too long for a page or with marks that cannot be seen is refused', async () => {
  const viewed = at(await present(), 0)
  const rename = (typed: string) => renameAccount(asWeb, olga.origin, viewed, typed)
  assert.deepEqual(await rename('я'.repeat(61)), { refused: 'too-long' })
  for (const typed of ['a\u0000b', 'a\u202Eb', 'a\u200Bb', '\u{D800}']) {
    assert.deepEqual(await rename(typed), { refused: 'unprintable' })
  }
})

test('an account moves to its place, and the same form again moves nothing', async () => {
  const [one, two, three, four] = accounts
  const steps: [from: number, place: number, expected: (string | undefined)[]][] = [
    [3, 1, [four, one, two, three]],
    [0, 1, [four, one, two, three]],
    [1, 99, [four, two, three, one]],
    [2, -5, [three, four, two, one]],
    [0, Number.NaN, [three, four, two, one]],
  ]
  for (const [from, place, expected] of steps) {
    await moveAccount(asWeb, olga.origin, at(await present(), from), place)
    assert.deepEqual(await order(), expected)
  }
})

test('moves made at once leave one whole order', async () => {
  const viewer = await present()
  await Promise.all(
    Array.from({ length: 12 }, (_, n) =>
      moveAccount(asWeb, olga.origin, at(viewer, n % 4), 1 + ((n * 7) % 4)),
    ),
  )
  assert.deepEqual((await order()).toSorted(), accounts)
})

test('moving keeps the others in their order', () => {
  const lists = fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 9 })
  fc.assert(
    fc.property(lists, fc.nat(), fc.integer(), (names, pick, place) => {
      const links = names as LinkId[]
      const link = links[pick % links.length] as LinkId
      const after = moved(links, link, place)
      const rest = (list: readonly LinkId[]) => list.filter((other) => other !== link)
      assert.deepEqual(rest(after), rest(links))
      assert.equal(after.length, links.length)
      assert.equal(after.indexOf(link), Math.min(Math.max(place, 1), links.length) - 1)
      assert.deepEqual(moved(after, link, place), after)
    }),
  )
})

test('everybody who holds an account is listed with a masked address', async () => {
  const viewed = at(ivan.viewer, 0)
  const lines = await listViewers(asWeb, ivan.origin, viewed)
  assert.deepEqual(
    lines.map(({ shownAs, self }) => [shownAs, self]),
    [
      ['o•••a@mail.ru', false],
      ['i•••n@mail.ru', true],
    ],
  )
  assert.deepEqual(await outcomes(world, 'viewers-listed'), ['done'])
})

test('a scope that does not name the account sees none of its viewers', async () => {
  const viewed = at(ivan.viewer, 0)
  const foreign = { ...viewed, scope: { ...viewed.scope, accounts: [] } }
  assert.deepEqual(await listViewers(asWeb, ivan.origin, foreign), [])
})

test('nobody renames or moves a link of another login', async () => {
  const hers = at(await present(), 0)
  const forged = { ...hers, scope: { ...hers.scope, login: ivan.viewer.loginId } }
  const before = await present()
  await renameAccount(asWeb, ivan.origin, forged, 'чужая')
  await moveAccount(asWeb, ivan.origin, forged, 4)
  assert.deepEqual((await present()).links, before.links)
})

test('the letter about a new link is owed once, however often its job runs', async () => {
  const told = async () =>
    (await letters(world)).filter((letter) => letter.kind === 'account-linked').length
  const before = await told()
  assert.equal(before, 1)
  const { loginId, links } = ivan.viewer
  await tellOtherViewers(world.asOwner, { loginId, linkId: links[0]?.linkId ?? '' })
  await tellOtherViewers(world.asOwner, { loginId, linkId: 'no-such-link' })
  assert.equal(await told(), before)
})
