// What somebody typed outlives their sign-in, and is no way around any wall: every form of every
// closed route, sent too late.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { load } from 'cheerio'
import { openCabinet } from '#test/support/cabinet.ts'
import { fingerprint } from '#test/support/exchange/fingerprint.ts'
import { password } from '#test/support/identity-world.ts'
import { requestOf, tell } from '#test/support/walls/ask.ts'
import { openNeighbours, type Person } from '#test/support/walls/neighbours.ts'
import { addressOf, namesIn } from '#test/support/walls/route-walk.ts'
import { walkedValues } from '#test/support/walls/walked-values.ts'
import { secretFields } from '#web/guards/kept-form.ts'
import { portalRoutes } from '#web/portal/portal-routes.ts'
import { routes } from '#web/routes.ts'
import type { RouteEntry } from '#web/visit.ts'

const cabinet = await openCabinet()
const neighbours = await openNeighbours(cabinet)
const { olga, pyotr } = neighbours
const valuesOf = await walkedValues(neighbours)
const posts = portalRoutes.filter(({ method, access }) => method === 'POST' && access !== 'open')
const tables = () =>
  fingerprint(cabinet.databases.owner, ['audit_rows', 'audit_seals', 'try_counts', 'sessions'])

// In the browser of somebody whose sign-in has ended.
const ended = ({ cookie, ...person }: Person): Person => ({
  ...person,
  cookie: cookie.replace(/__Host-session=[^;]+/, `__Host-session=${'x'.repeat(43)}`),
})

const typed = { words: 'у маяка <b>', place: '2', number: '1234567890123456' }
const secret = { password: 'тайна первая', current: 'тайна вторая', code: '246813' }

function late(person: Person, entry: RouteEntry, which: 'own' | 'neighbours' | 'absent' = 'own') {
  const request = requestOf(ended(person), 'POST', addressOf(entry, valuesOf, which), {
    ...typed,
    ...secret,
  })
  return cabinet.app.inject(request)
}

// The form as the browser brings it back to the sign-in page.
async function keptOf(person: Person, entry: RouteEntry, which?: 'own' | 'neighbours') {
  const { body } = await late(person, entry, which)
  return load(body)('main input[name=kept]').attr('value') ?? ''
}

// Signs in in the same browser with a login of one's own or another.
async function enter(browser: Person, email: string, kept: string) {
  const stranger = { cookie: browser.cookie.replace(/; __Host-session=[^;]+/, ''), owner: '' }
  const { body } = await cabinet.app.inject(
    requestOf({ ...stranger, token: '' }, 'GET', routes.signIn),
  )
  const token = load(body)('input[name=token]').attr('value') ?? ''
  const request = requestOf({ ...stranger, token }, 'POST', routes.signIn, {
    email,
    password,
    kept,
  })
  const answer = await cabinet.app.inject(request)
  const session = /__Host-session=[^;]+/.exec(String(answer.headers['set-cookie']))?.[0] ?? ''
  return { answer, $: load(answer.body), cookie: `${stranger.cookie}; ${session}` }
}

test(`${posts.length} forms sent too late change nothing and show nothing`, async () => {
  const before = await tables()
  for (const entry of posts) {
    const { statusCode, body } = await late(pyotr, entry)
    assert.equal(statusCode, 403, entry.path)
    for (const value of [typed.words, typed.number, ...Object.values(secret)]) {
      assert.ok(!body.includes(value), `${entry.path}: ${value}`)
    }
    assert.match(load(body)('main input[name=kept]').attr('value') ?? '', /^[\w-]{100,}$/)
  }
  assert.equal(await tables(), before)
})

test('a late form tells nothing of the address it went to', async () => {
  for (const entry of posts.filter((post) => namesIn(post).length > 0)) {
    const answers = await Promise.all(
      (['own', 'neighbours', 'absent'] as const).map((which) =>
        tell(
          cabinet.app,
          requestOf(ended(pyotr), 'POST', addressOf(entry, valuesOf, which), typed),
        ),
      ),
    )
    const [own, ...others] = answers
    assert.equal(own?.status, 403)
    for (const answer of others) assert.deepEqual(answer, own, entry.path)
  }
})

test('it comes back with all that was typed and nothing that is secret', async () => {
  for (const entry of posts) {
    const kept = await keptOf(pyotr, entry)
    const { answer, $ } = await enter(pyotr, 'pyotr@mail.ru', kept)
    assert.equal(answer.statusCode, 200, entry.path)
    assert.equal($('main form').attr('action'), addressOf(entry, valuesOf, 'own'))
    const fields = $('main form input')
      .toArray()
      .map((input) => [$(input).attr('name') ?? '', $(input).attr('value') ?? ''])
    const { token, owner, ...rest } = Object.fromEntries(fields)
    assert.deepEqual(rest, typed, entry.path)
    assert.equal(owner, pyotr.owner)
    for (const value of Object.values(secret)) assert.ok(!answer.body.includes(value), value)
  }
})

test('whoever else signs in in that browser does not get it', async () => {
  for (const entry of posts) {
    const kept = await keptOf(pyotr, entry)
    const { answer } = await enter(pyotr, 'olga@mail.ru', kept)
    assert.equal(answer.statusCode, 303, entry.path)
    assert.equal(answer.headers.location, `${routes.summary}?outcome=form-forgotten`)
  }
})

test('it opens in no other browser, even to its owner', async () => {
  for (const entry of posts) {
    const kept = await keptOf(pyotr, entry)
    const { answer } = await enter(olga, 'pyotr@mail.ru', kept)
    assert.equal(answer.headers.location, `${routes.summary}?outcome=form-forgotten`)
  }
})

test('what was kept for a neighbour’s address is refused there like anything else', async () => {
  for (const entry of posts.filter(({ access }) => access === 'account')) {
    const kept = await keptOf(pyotr, entry, 'neighbours')
    const { $, cookie } = await enter(pyotr, 'pyotr@mail.ru', kept)
    const token = $('main form input[name=token]').attr('value') ?? ''
    const action = $('main form').attr('action') ?? ''
    assert.equal(action, addressOf(entry, valuesOf, 'neighbours'))
    const before = await tables()
    const request = requestOf({ ...pyotr, cookie, token }, 'POST', action, typed)
    assert.equal((await tell(cabinet.app, request)).status, 404, entry.path)
    assert.equal(await tables(), before)
  }
})

test('no page asks for a password or a code under a name that would be kept', async () => {
  const registering = cabinet.visitor()
  const { number, email } = routes.registration
  await registering.get(number)
  await registering.post(number, { number: cabinet.receiptOf('погасил').uniqueNumber })
  await registering.post(email, { email: 'maria@mail.ru' })
  const cookie = [...registering.jar].map(([name, value]) => `${name}=${value}`).join('; ')
  const asked = new Set<string>()
  for (const person of [pyotr, neighbours.stranger, { cookie, token: '', owner: '' }]) {
    for (const entry of portalRoutes.filter(({ method }) => method === 'GET')) {
      const address = addressOf(entry, valuesOf, 'own')
      const $ = load((await cabinet.app.inject(requestOf(person, 'GET', address))).body)
      for (const input of $('[type=password], [autocomplete=one-time-code]').toArray()) {
        asked.add($(input).attr('name') ?? '')
      }
    }
  }
  assert.ok(asked.has('password') && asked.has('current'))
  assert.deepEqual(
    [...asked].filter((name) => !secretFields.includes(name)),
    [],
  )
})
