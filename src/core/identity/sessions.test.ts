import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isRefused } from '#base/outcome.ts'
import type { ReceiptNumber } from '#base/receipt-number.ts'
import { sql } from '#platform/postgres/sql.ts'
import {
  address,
  findViewer,
  identityWorld,
  openAccount,
  password,
  registered,
  someBrowser,
  strayNumber,
  viewerOf,
} from '#test/support/identity-world.ts'
import { endOtherSessions } from './end-other-sessions.ts'
import { endSession } from './end-session.ts'
import { forgetExpired } from './forget-expired.ts'
import { listSessions } from './list-sessions.ts'
import { saveRegistrationNumber } from './save-registration-number.ts'
import { signIn } from './sign-in.ts'
import { signOut } from './sign-out.ts'

const world = await identityWorld()
const { asWeb, clock } = world
const [number] = (await openAccount(world, '1000000001', 1)) as [ReceiptNumber]
const olga = await registered(world, { number, email: 'olga@mail.ru' })
const ivan = await registered(world, { number, email: 'ivan@mail.ru' })

async function another(device: string): Promise<string> {
  const input = { email: address('olga@mail.ru'), password }
  const outcome = await signIn(asWeb, someBrowser(device), input)
  assert.ok(!isRefused(outcome))
  clock.advance({ minutes: 1 })
  return outcome.sessionToken
}

test('sessions are listed with the present one first, then the last seen', async () => {
  await another('Chrome, Android')
  await another('Safari, iPhone')
  const lines = await listSessions(asWeb, olga.viewer)
  assert.deepEqual(
    lines.map(({ device, current }) => [device, current]),
    [
      ['Firefox, Windows', true],
      ['Safari, iPhone', false],
      ['Chrome, Android', false],
    ],
  )
})

test('a session signed out opens nothing', async () => {
  const token = await another('Edge, Windows')
  const viewer = await viewerOf(world, token)
  await signOut(asWeb, olga.origin, viewer)
  await signOut(asWeb, olga.origin, viewer)
  assert.equal(await findViewer(world, token), undefined)
  assert.ok(await findViewer(world, olga.token))
})

test('one session is ended from another, never a foreign one', async () => {
  const token = await another('Opera, Windows')
  const { sessionId } = await viewerOf(world, token)
  const end = (viewer: typeof olga.viewer, id: string) => endSession(asWeb, olga.origin, viewer, id)
  for (const id of [ivan.viewer.sessionId, 'x', '', `${sessionId}0`, sessionId.toUpperCase()]) {
    assert.equal(await end(olga.viewer, id), 'absent')
  }
  assert.equal(await end(ivan.viewer, sessionId), 'absent')
  assert.ok(await findViewer(world, token))
  assert.equal(await end(olga.viewer, sessionId), 'ended')
  assert.equal(await end(olga.viewer, sessionId), 'absent')
  assert.equal(await findViewer(world, token), undefined)
})

test('ending the others leaves this one, and other logins alone', async () => {
  const tokens = [await another('A'), await another('B')]
  assert.ok((await endOtherSessions(asWeb, olga.origin, olga.viewer)) >= 2)
  for (const token of tokens) assert.equal(await findViewer(world, token), undefined)
  assert.equal((await listSessions(asWeb, olga.viewer)).length, 1)
  assert.ok(await findViewer(world, ivan.token))
})

test('what has expired is forgotten, and nothing else', async () => {
  const origin = someBrowser()
  await saveRegistrationNumber(asWeb, origin, { number: strayNumber(), language: 'ru' })
  const count = async () => {
    const [row] = await world.owner.read(
      {},
      sql<{ sessions: bigint; drafts: bigint; links: bigint; tries: bigint }>`
        select (select count(*) from sessions) as sessions,
               (select count(*) from registration_drafts) as drafts,
               (select count(*) from confirmations) as links,
               (select count(*) from try_counts) as tries`,
    )
    return row
  }
  const before = await count()
  await forgetExpired(world.asOwner)
  assert.deepEqual(await count(), before)
  clock.advance({ hours: 24 * 9 })
  await forgetExpired(world.asOwner)
  assert.deepEqual(await count(), { sessions: before?.sessions, drafts: 0n, links: 0n, tries: 0n })
  clock.advance({ hours: 24 * 31 })
  await forgetExpired(world.asOwner)
  assert.equal((await count())?.sessions, 0n)
})
