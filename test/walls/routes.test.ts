// No answer tells what belongs to others: every route is asked for what is foreign, ended,
// malformed or never was, and must answer as for what is absent. Then again with each wall alone.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { load } from 'cheerio'
import { openCabinet } from '#test/support/cabinet.ts'
import { fingerprint } from '#test/support/exchange/fingerprint.ts'
import { filledForm } from '#test/support/sending.ts'
import { requestOf, type Told, tell } from '#test/support/walls/ask.ts'
import { openNeighbours, type Person } from '#test/support/walls/neighbours.ts'
import { addressOf, namesIn, type Probe, probesOf } from '#test/support/walls/route-walk.ts'
import { secretsOf } from '#test/support/walls/secrets.ts'
import { walkedValues } from '#test/support/walls/walked-values.ts'
import { linkedTo, lookingUp, serverWith, trueSettings } from '#test/support/walls/walls-off.ts'
import { portalRoutes } from '#web/portal/portal-routes.ts'
import { href, routes } from '#web/routes.ts'
import type { RouteEntry } from '#web/visit.ts'

// Doors close before the database behind them: hooks run in the order in which they are made.
const servers: { close(): Promise<void> }[] = []
after(() => Promise.all(servers.map((server) => server.close())))

const cabinet = await openCabinet()
const neighbours = await openNeighbours(cabinet)
const { pyotr, anna, stranger, links } = neighbours
const { owner, web } = cabinet.databases
const valuesOf = await walkedValues(neighbours)
const readings = await formOfReadings(pyotr)
const secrets = await secretsOf(neighbours)
const withParameters = portalRoutes.filter((entry) => namesIn(entry).length > 0)
const probes = withParameters.flatMap((entry) => probesOf(entry, valuesOf))
const ofPyotr = new Set(
  links.pyotr.filter(({ endedAt }) => endedAt === null).map((link) => link.accountNumber),
)
const foreign = [...links.olga, ...links.pyotr].filter((link) => !ofPyotr.has(link.accountNumber))

// What forms of routes with parameters send, so that a handler has no other reason to refuse.
const forms: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  [routes.settings.session]: {},
  [routes.accounts.position]: { place: '2' },
  [routes.accounts.name]: { name: 'Дача' },
  [routes.accounts.removal]: {},
  [routes.readings.new]: readings,
  [routes.confirmation]: { password: 'лопата у крыльца' },
  [routes.passwordReset.choose]: { password: 'новая лопата у крыльца' },
}

// The form of Pyotr's own account, filled; its values go in without a question.
async function formOfReadings({ cookie }: Person): Promise<Record<string, string>> {
  const [own] = links.pyotr
  const url = href(routes.readings.new, { account: own?.linkId ?? '' })
  const { body } = await cabinet.app.inject({ method: 'GET', url, headers: { cookie } })
  return filledForm({ $: load(body) }, 7)
}

// Foreign names put where no handler should look for them.
const decoys = Object.fromEntries(
  ['account', 'account[]', 'link', 'linkId'].map((name) => [name, foreign[0]?.linkId ?? '']),
)

type App = Parameters<typeof tell>[0]

function ask(app: App, person: Person, { method, path }: RouteEntry, address: string) {
  const url = `${address}?${new URLSearchParams(decoys)}`
  return tell(app, requestOf(person, method, url, { ...forms[path], ...decoys }))
}

const tables = () => fingerprint(owner, ['audit_rows', 'audit_seals', 'try_counts'])

// Asks everything as one person. What each answer must be is up to `judge`; besides, none may tell
// a secret, none may be a failure of ours, and afterwards every table is as it was.
async function walk(
  app: App,
  person: Person,
  options: { readonly all?: readonly Probe[]; readonly hidden?: readonly string[] },
  judge: (probe: Probe, told: Told) => boolean | Promise<boolean>,
): Promise<void> {
  const { all = probes, hidden = [...secrets.kept, ...secrets.ofLinks] } = options
  const before = await tables()
  const offences: string[] = []
  for (const probe of all) {
    const told = await ask(app, person, probe.entry, probe.address)
    const leaks = hidden.filter((secret) => told.text.includes(secret))
    if (leaks.length > 0) offences.push(`${probe.what} tells ${leaks}`)
    if (told.status >= 500) offences.push(`${probe.what} fails with ${told.status}`)
    if (!(await judge(probe, told))) offences.push(`${probe.what} is told apart: ${told.status}`)
  }
  assert.deepEqual(offences, [])
  assert.equal(await tables(), before)
}

// Whether an answer is what an absent value gets: the same distortion of one always, and with a
// link to an account in the address also a well-formed one. Somebody sent to sign in is told the
// way back.
function asAbsent(app: App, person: Person) {
  const known = new Map<string, Promise<string>>()
  const comparable = ({ location, ...told }: Told) =>
    JSON.stringify({ ...told, location: location.replace(/[?].*/, '') })
  const expected = (entry: RouteEntry, address: string) => {
    const key = `${entry.method} ${entry.path} ${address}`
    const asked = known.get(key) ?? ask(app, person, entry, address).then(comparable)
    known.set(key, asked)
    return asked
  }
  return async ({ entry, alike, undecodable }: Probe, told: Told) => {
    const answer = comparable(told)
    if (answer !== (await expected(entry, alike))) return false
    if (entry.access !== 'account' || undecodable || person === stranger) return true
    return answer === (await expected(entry, addressOf(entry, valuesOf, 'absent')))
  }
}

function opened(off: Parameters<typeof serverWith>[1]): App {
  const server = serverWith(cabinet.services, off)
  servers.push(server)
  return server.app
}

test('every address on the map leads somewhere, and every form of the walk is sent', () => {
  const served = new Set(portalRoutes.map(({ path }) => path))
  const paths = (map: object): string[] =>
    Object.values(map).flatMap((value) => (typeof value === 'string' ? value : paths(value)))
  assert.deepEqual(
    paths(routes).filter((path) => !served.has(path)),
    [],
  )
  const posted = withParameters.filter(({ method }) => method === 'POST').map(({ path }) => path)
  assert.deepEqual(Object.keys(forms).sort(), posted.sort())
})

test(`a neighbour learns nothing from ${probes.length} addresses`, () =>
  walk(cabinet.app, pyotr, {}, asAbsent(cabinet.app, pyotr)))

// Whoever holds the link of a letter holds what it opens, so a letter's link is nobody's own.
const ofOthers: readonly Probe[] = withParameters
  .filter((entry) => !namesIn(entry).includes('token'))
  .map((entry) => ({
    entry,
    what: `${entry.method} ${entry.path} of another`,
    address: addressOf(entry, valuesOf, 'own'),
    alike: addressOf(entry, valuesOf, 'absent'),
    undecodable: false,
  }))

for (const [who, person] of [
  ['somebody who removed their only account', anna],
  ['somebody who is not signed in', stranger],
] as const) {
  test(`${who} learns nothing either`, () =>
    walk(cabinet.app, person, { all: [...probes, ...ofOthers] }, asAbsent(cabinet.app, person)))
}

const unwalled = opened({ db: owner })

test('without row-level security the program alone tells nothing', () =>
  walk(unwalled, pyotr, {}, asAbsent(unwalled, pyotr)))

// These pages say what the link itself says and ask no table of billing; their forms do nothing, as
// the tables show.
const saysOnlyTheLink: readonly string[] = [
  routes.accounts.name,
  routes.accounts.removal,
  routes.accounts.position,
  routes.accounts.viewers,
]

// A forged link opens the door of its routes; behind it there must be nothing.
function findsNothing(app: App) {
  const judge = asAbsent(app, pyotr)
  return (probe: Probe, told: Told) =>
    saysOnlyTheLink.includes(probe.entry.path) || judge(probe, told)
}

const byStatement = opened({ db: owner, sessions: lookingUp(foreign) })

test('with every link found and no row-level security, the statements alone tell nothing', () =>
  walk(byStatement, pyotr, { hidden: secrets.kept }, findsNothing(byStatement)))

const byPolicy = opened({ db: trueSettings(web, [...ofPyotr]), sessions: linkedTo(foreign) })

test('with every link found and every statement deceived, row-level security tells nothing', () =>
  walk(byPolicy, pyotr, { hidden: secrets.kept }, findsNothing(byPolicy)))

test('lists of accounts show none of a neighbour’s, whichever wall is alone', async () => {
  for (const app of [cabinet.app, unwalled, byStatement, byPolicy]) {
    for (const entry of portalRoutes) {
      if (entry.access !== 'customer' || entry.method !== 'GET') continue
      const { status, text } = await ask(app, pyotr, entry, entry.path)
      assert.equal(status, 200, entry.path)
      assert.deepEqual(
        secrets.kept.filter((secret) => text.includes(secret)),
        [],
        entry.path,
      )
    }
  }
})

test('with all three walls down everything is told, so each of them is seen to hold', async () => {
  const open = opened({ db: owner, sessions: linkedTo(foreign) })
  const told: string[] = []
  for (const entry of portalRoutes) {
    if (entry.access !== 'account' || entry.method !== 'GET') continue
    const { status, text } = await ask(open, pyotr, entry, addressOf(entry, valuesOf, 'neighbours'))
    assert.equal(status, 200, entry.path)
    told.push(text)
  }
  const shown = secrets.kept.filter((secret) => told.join().includes(secret))
  assert.ok(shown.length >= 5, shown.join())
})

// Runs last, for these do what they say.
test('every address does something for its owner', async () => {
  const order = (entry: RouteEntry) =>
    entry.method === 'GET' ? 0 : entry.path === routes.accounts.removal ? 2 : 1
  for (const entry of withParameters.toSorted((one, other) => order(one) - order(other))) {
    const before = await tables()
    const own = await ask(cabinet.app, pyotr, entry, addressOf(entry, valuesOf, 'own'))
    const absent = await ask(cabinet.app, pyotr, entry, addressOf(entry, valuesOf, 'absent'))
    const name = `${entry.method} ${entry.path}`
    assert.ok(own.status === (entry.method === 'GET' ? 200 : 303), `${name}: ${own.status}`)
    if (entry.method === 'GET') assert.equal(absent.status, 404, name)
    else assert.notEqual(await tables(), before, name)
  }
})
