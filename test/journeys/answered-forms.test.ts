// The pages that only an answer to a form shows: nobody comes to them by a link, and every-page
// does not see them.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { NoTurn } from '#platform/in-turn.ts'
import { sql } from '#platform/postgres/sql.ts'
import { households, values } from '#test/support/households.ts'
import {
  issueReceipt,
  lastLink,
  openAccount,
  password,
  strayNumber,
} from '#test/support/identity-world.ts'
import { answersShown } from '#test/support/journeys/answers-shown.ts'
import { aSecondLater, registerAt, sendRegistration } from '#test/support/registering.ts'
import { filledForm, sendReadings } from '#test/support/sending.ts'
import { signedIn } from '#test/support/signed-in.ts'
import type { Answer, WebVisitor } from '#test/support/web-visitor.ts'
import { webWorld } from '#test/support/web-world.ts'
import { portalRoutes } from '#web/portal/portal-routes.ts'
import { href, routes } from '#web/routes.ts'
import { customerRoute } from '#web/visit.ts'

const breaking = {
  busy: '/probe/busy',
  ours: '/probe/ours',
}
const world = await webWorld({
  probes: [
    customerRoute('POST', breaking.busy, () => {
      throw new NoTurn()
    }),
    customerRoute('POST', breaking.ours, () => {
      throw new Error('out of order')
    }),
  ],
})
const faultsOf = await answersShown(world)
const household = await households(world)
const ACCOUNT = '4120200001'
const [number = strayNumber()] = await openAccount(world, ACCOUNT, 1)
const { registration, settings, accounts, passwordReset } = routes

const seen = new Set<string>()

type Form = { readonly route: string; readonly path?: string; readonly by: WebVisitor }
type Fields = Readonly<Record<string, string>>

// Sends a form and looks at what comes back.
async function look(form: Form, status: number, fields: Fields): Promise<void> {
  const { route, path = route, by } = form
  await lookAt(form, status, await by.post(path, fields))
}

async function lookAt(form: Form, status: number, answer: Answer): Promise<void> {
  const { route, path = route } = form
  assert.equal(answer.status, status, `${path}: ${answer.location}`)
  assert.deepEqual(await faultsOf(path, answer), [], `${path}: ${answer.$('h1').text()}`)
  seen.add(route)
}

// Sends it until it is sent too often.
async function lookAtWait(form: Form, fields: Fields): Promise<void> {
  const { path = form.route, by } = form
  let answer = await by.post(path, fields)
  for (let tries = 0; tries < 70 && answer.status !== 429; tries += 1) {
    answer = await by.post(path, fields)
  }
  await lookAt(form, 429, answer)
}

let letters = 0
async function someone(): Promise<WebVisitor & { readonly email: string }> {
  letters += 1
  const visitor = world.visitor()
  const email = `customer-${letters}@mail.ru`
  await registerAt(world, visitor, { number, email })
  return { ...visitor, email }
}

async function at(path: string, visitor = world.visitor()): Promise<WebVisitor> {
  await visitor.get(path)
  return visitor
}

test('registration: a slip at each step', async () => {
  const by = await at(registration.number)
  await look({ route: registration.number, by }, 422, { number: '1234 5678 9012 3450' })
  await by.post(registration.number, { number })
  await look({ route: registration.email, by }, 422, { email: 'ольга@mail.ru' })
  await by.post(registration.email, { email: 'olga@mail.ru' })
  await look({ route: registration.password, by }, 422, { password: '12345678' })
  await by.post(registration.password, { password })
  await look({ route: registration.consent, by }, 422, { consent: 'on', version: '0' })
})

test('signing in: a form that is lost, too many wrong passwords', async () => {
  const { email } = await someone()
  const form = { route: routes.signIn, by: await at(routes.signIn) }
  const wrong = { email, password: 'не тот пароль' }
  await look(form, 422, { ...wrong, kept: 'forged' })
  await lookAtWait(form, wrong)
})

test('a sign-in has ended: one form waits in part, another is too long to', async () => {
  const by = await someone()
  const account = (await by.get(accounts.index)).$('main .own li').attr('id') ?? ''
  const path = href(accounts.name, { account })
  const owner = (await by.get(path)).$('input[name=owner]').attr('value') ?? ''
  world.clock.advance({ minutes: 31 })
  await look({ route: settings.email, by }, 403, { owner, email: 'new@mail.ru', password })
  await look({ route: accounts.name, path, by }, 403, { owner, name: 'x'.repeat(40_000) })
})

test('a link from a letter: in another browser, used, of an address that is taken', async () => {
  const { visitor: by, link: path } = await linkToConfirm('olga@mail.ru')
  const other = await at(path)
  await look({ route: routes.confirmation, path, by: other }, 422, { password: 'не тот пароль' })
  await by.post(path, {})
  await by.get(settings.show)
  await look({ route: routes.confirmation, path, by }, 410, {})
  const late = await linkToConfirm('both@mail.ru')
  await registerAt(world, world.visitor(), { number, email: 'both@mail.ru' })
  await look({ route: routes.confirmation, path: late.link, by: late.visitor }, 410, {})
})

async function linkToConfirm(email: string) {
  const visitor = world.visitor()
  await sendRegistration(visitor, { number, email })
  await aSecondLater(world)
  return { visitor, link: href(routes.confirmation, { token: await lastLink(world, email) }) }
}

test('a new password by letter: a bad address, too many letters, a bad password', async () => {
  const { email } = await someone()
  const form = { route: passwordReset.request, by: await at(passwordReset.request) }
  await look(form, 422, { email: 'olga' })
  await form.by.post(form.route, { email })
  await aSecondLater(world)
  const link = href(passwordReset.choose, { token: await lastLink(world, email) })
  const choice = { route: passwordReset.choose, path: link, by: await at(link) }
  await look(choice, 422, { password: 'qwerty123' })
  await choice.by.post(link, { password: 'снегоход у ворот' })
  await look(choice, 410, { password: 'снегоход у ворот' })
  await lookAtWait(form, { email: 'nobody@mail.ru' })
})

test('settings: slips, and too many wrong passwords', async () => {
  const by = await someone()
  const email = { route: settings.email, by }
  await look(email, 422, { email: by.email, password })
  const own = { route: settings.password, by }
  await look(own, 422, { current: password, password: '11111111' })
  await look({ route: settings.language, by }, 422, {})
  await lookAtWait(own, { current: 'не тот', password: 'снегоход у ворот' })
  await look(email, 429, { email: 'new@mail.ru', password: 'не тот' })
})

test('accounts: numbers that do not fit or are there, too many tries, a name', async () => {
  const by = await signedIn(world, [ACCOUNT])
  const form = { route: accounts.new, by: await at(accounts.new, by) }
  await look(form, 422, { number: strayNumber() })
  const fresh = strayNumber()
  await issueReceipt(world, ACCOUNT, { monthsAgo: 0, revision: 2, number: fresh })
  await look(form, 422, { number: fresh })
  const path = href(accounts.name, { account: by.links[0] ?? '' })
  await look({ route: accounts.name, path, by }, 422, { name: 'д'.repeat(61) })
  await lookAtWait(form, { number: strayNumber() })
})

async function readingsForm() {
  const home = await household()
  const { submission = '' } = filledForm(await home.get(home.form))
  const form = { route: routes.readings.new, path: home.form, by: home }
  const typed = (...dials: [T1: string, T2: string, G?: string]) => ({
    submission,
    seen: 'preview',
    ...values(home.account_number, ...dials),
  })
  return { form, typed, by: home, account_number: home.account_number }
}

test('readings: slips at values, at the day and above the form', async () => {
  const { form, typed, account_number } = await readingsForm()
  await look(form, 422, typed('12345678', '', 'много'))
  await look(form, 422, { ...typed('1600', '850,55', '9999'), taken: '1900-01-01' })
  await look(form, 422, { ...typed('', ''), 'value:X-1:T0': '5' })
  await world.owner.read(
    {},
    sql`update meters set verify_before = '2019-01-13' where meter_id = ${`${account_number}-D`}`,
  )
  await look(form, 422, typed('1600', '850'))
})

test('readings: doubts, the page before they go, and back from it', async () => {
  const { form, typed } = await readingsForm()
  await look(form, 200, typed('150', '850'))
  await look(form, 200, typed('800', '1600'))
  await look(form, 200, typed('90000', '900', '49'))
  await look(form, 200, { ...typed('1600', '850'), seen: '' })
  await look(form, 200, { ...typed('1600', '850'), change: 'yes' })
})

test('readings: sent already, past correction, sent too often', async () => {
  const { form, typed, by } = await readingsForm()
  await by.post(form.path, typed('1600', '850'))
  await look(form, 422, typed('1610', '850'))
  await sendReadings(by, by.links[0] ?? '', 20)
  await look(form, 422, { ...filledForm(await by.get(form.path), 21), corrects: '1' })
  for (let step = 22; step < 60; step += 1) {
    const answer = await by.post(form.path, filledForm(await by.get(form.path), step))
    if (answer.status === 429) return lookAt(form, 429, answer)
  }
  assert.fail('nobody was asked to wait')
})

test('the check of a copy: genuine, another, too many', async () => {
  const { account_number } = await household()
  const sha256 = 'ab'.repeat(32)
  await world.owner.read(
    {},
    sql`insert into receipt_files (account_number, period, revision, sha256)
        values (${account_number}, '2018-12-01', 1, ${Buffer.from(sha256, 'hex')})`,
  )
  const form = { route: routes.check, by: await at(routes.check) }
  await look(form, 200, { sha256 })
  await look(form, 200, { sha256: 'cd'.repeat(32) })
  await lookAtWait(form, { sha256: 'cd'.repeat(32) })
})

test('a page that is out of date gives its form back, or nothing', async () => {
  const by = await signedIn(world, [ACCOUNT])
  const form = { route: settings.email, by: await at(settings.email, by) }
  const stale = { token: 'of another session', email: 'new@mail.ru' }
  await look(form, 403, stale)
  await look(form, 403, { ...stale, owner: 'somebody else' })
})

test('a form that is too large, of another kind, or breaks in the cabinet itself', async () => {
  const by = await at(settings.email, await signedIn(world, [ACCOUNT]))
  const form = { route: settings.email, by }
  await look(form, 413, { email: 'a'.repeat(100_000) })
  const ofAnotherKind = await by.post(form.route, {}, { 'content-type': 'text/json' })
  await lookAt(form, 415, ofAnotherKind)
  for (const [route, status] of [[breaking.busy, 503] as const, [breaking.ours, 500] as const]) {
    await look({ route, by: await at(settings.email, by) }, status, { name: 'Дача' })
  }
})

// They answer with the way to the next page, whatever they are sent.
const leadOn: readonly string[] = [
  routes.signOut,
  routes.language,
  routes.display,
  accounts.position,
  accounts.removal,
  settings.otherSessions,
  settings.session,
]

test('no form is left out', () => {
  const forms = portalRoutes.filter(({ method }) => method === 'POST').map(({ path }) => path)
  const probes = Object.values(breaking)
  assert.deepEqual([...seen, ...leadOn].sort(), [...forms, ...probes].sort())
})
