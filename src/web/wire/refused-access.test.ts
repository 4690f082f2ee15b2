// That somebody signed in was refused is on record, alike for what is foreign and what never was.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from '#platform/postgres/sql.ts'
import { openAccount } from '#test/support/identity-world.ts'
import { signedIn } from '#test/support/signed-in.ts'
import { webWorld } from '#test/support/web-world.ts'
import { href, routes } from '../routes.ts'

const world = await webWorld()
const [FLAT, OTHER] = ['4130314187', '4130322106']
await openAccount(world, FLAT, 1)
await openAccount(world, OTHER, 1)
const neighbour = await signedIn(world, [OTHER])
const foreign = neighbour.links[0] ?? ''

type Row = { readonly loginId: string | null; readonly outcome: string; readonly details: object }

async function rows(): Promise<Row[]> {
  return world.owner.read(
    {},
    sql<Row>`
      select login_id as "loginId", outcome, details from audit_rows
       where action = 'access-refused' order by audit_id`,
  )
}

// What a request adds to the trail.
async function recordedBy(act: () => Promise<unknown>): Promise<Row[]> {
  world.clock.advance({ seconds: 1 })
  const { length } = await rows()
  await act()
  return (await rows()).slice(length)
}

test('a foreign, an absent and a malformed account leave the same row', async () => {
  const visitor = await signedIn(world, [FLAT])
  const { loginId } = visitor
  for (const account of [foreign, '0123456789abcdef', OTHER, 'ы', '%00']) {
    const address = href(routes.ledger.show, { account: '-' }).replace('-', encodeURI(account))
    const recorded = await recordedBy(async () =>
      assert.equal((await visitor.get(address)).status, 404, address),
    )
    const details = { route: routes.ledger.show }
    assert.deepEqual(recorded, [{ loginId, outcome: 'not-found', details }], address)
  }
  const undecoded = routes.meter.replace(':account', '%00').replace(':meter', '%00')
  const hostile = await recordedBy(() => visitor.get(undecoded))
  assert.deepEqual(
    hostile.map(({ outcome, details }) => ({ outcome, details })),
    [{ outcome: 'not-found', details: { route: routes.meter } }],
  )
})

test('a form for another’s account, of another site or of before is recorded as such', async () => {
  const visitor = await signedIn(world, [FLAT])
  const { loginId } = visitor
  const own = href(routes.accounts.name, { account: visitor.links[0] ?? '' })
  const others = href(routes.accounts.name, { account: foreign })
  await visitor.get(own)
  const crossSite = { 'sec-fetch-site': 'cross-site' }
  for (const [path, fields, headers, outcome] of [
    [others, { name: 'Дача' }, {}, 'not-found'],
    [own, { name: 'Дача' }, crossSite, 'foreign'],
    [others, { name: 'Дача' }, crossSite, 'foreign'],
    [own, { token: 'A'.repeat(86) }, {}, 'out-of-date'],
  ] as const) {
    const recorded = await recordedBy(() => visitor.post(path, { ...fields }, headers))
    const details = { route: routes.accounts.name }
    assert.deepEqual(recorded, [{ loginId, outcome, details }])
  }
})

test('what nobody known asks, or what anybody may be refused, leaves none', async () => {
  const visitor = await signedIn(world, [FLAT])
  const stranger = world.visitor()
  await stranger.get(routes.signIn)
  const recorded = await recordedBy(async () => {
    await stranger.get(href(routes.ledger.show, { account: foreign }))
    await stranger.post(routes.signIn, {}, { 'sec-fetch-site': 'cross-site' })
    await stranger.post(routes.signIn, { token: 'A'.repeat(86) })
    await visitor.get('/nowhere')
    await visitor.get(href(routes.confirmation, { token: 'nonsense' }))
    await visitor.get(href(routes.meter, { account: visitor.links[0] ?? '', meter: 'x' }))
  })
  assert.deepEqual(recorded, [])
})

test('whoever is refused more than sixty times an hour is answered as before', async () => {
  const visitor = await signedIn(world, [FLAT])
  const address = href(routes.ledger.show, { account: foreign })
  const recorded = await recordedBy(async () => {
    for (let time = 0; time < 65; time += 1) {
      assert.equal((await visitor.get(address)).status, 404)
    }
  })
  assert.equal(recorded.length, 60)
})
