// Nobody learns from an answer whether an address has a login or a number a receipt (ASVS 6.3.8):
// what the wire carries is the same to the byte, but for what was typed and the tokens of forms.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openCabinet } from '#test/support/cabinet.ts'
import { password, strayNumber } from '#test/support/identity-world.ts'
import type { Answer, WebVisitor } from '#test/support/web-visitor.ts'
import { routes } from '#web/routes.ts'

const cabinet = await openCabinet()
const number = cabinet.receiptOf('магазин').uniqueNumber
await cabinet.register(cabinet.visitor(), { number, email: 'known-1@mail.ru' })

// As long as the known one, so that even lengths can be compared.
const known = 'known-1@mail.ru'
const unknown = 'other-1@mail.ru'

function onWire({ status, headers, cookies, text }: Answer, typed: string) {
  const { date: _, 'set-cookie': __, ...kept } = headers
  return {
    status,
    headers: kept,
    cookies: cookies.map((line) => line.replace(/=[^;]*/, '=…')),
    text: text.replaceAll(/value="[\w-]{86}"/g, '').replaceAll(typed, '…'),
  }
}

// The same way walked by two visitors who type different things: every answer must be the other's.
async function assertAlike(
  walk: (visitor: WebVisitor, typed: string) => Promise<readonly Answer[]>,
  one: string,
  other: string,
): Promise<readonly Answer[]> {
  const answers = await walk(cabinet.visitor(), one)
  const others = await walk(cabinet.visitor(), other)
  assert.deepEqual(
    others.map((answer) => onWire(answer, other)),
    answers.map((answer) => onWire(answer, one)),
  )
  return answers
}

test('signing in tells nothing of an address, try after try', async () => {
  const answers = await assertAlike(
    async (visitor, email) => {
      const pages = [await visitor.get(routes.signIn)]
      for (let attempt = 0; attempt < 12; attempt += 1) {
        pages.push(await visitor.post(routes.signIn, { email, password: 'не тот пароль' }))
      }
      return pages
    },
    known,
    unknown,
  )
  assert.deepEqual([...new Set(answers.map(({ status }) => status))], [200, 422, 429])
})

test('a new password is asked for alike', async () => {
  const { request, sent } = routes.passwordReset
  await assertAlike(
    async (visitor, email) => [
      await visitor.get(request),
      await visitor.post(request, { email }),
      await visitor.get(sent),
      await visitor.post(request, { email }),
    ],
    known,
    unknown,
  )
})

const { registration } = routes

async function registering(visitor: WebVisitor, given: { number: string; email: string }) {
  const steps = [
    await visitor.get(registration.number),
    await visitor.post(registration.number, { number: given.number }),
    await visitor.post(registration.email, { email: given.email }),
    await visitor.post(registration.password, { password }),
  ]
  const consent = await visitor.get(registration.consent)
  const version = consent.$('input[name=version]').attr('value') ?? ''
  const sent = await visitor.post(registration.consent, { consent: 'on', version })
  assert.equal(sent.location, registration.sent)
  return [...steps, consent, sent, await visitor.get(registration.sent)]
}

test('registering tells nothing of an address', async () => {
  const free = cabinet.receiptOf('должник').uniqueNumber
  await assertAlike(
    (visitor, email) => registering(visitor, { number: free, email }),
    known,
    unknown,
  )
})

test('registering tells nothing of a number', async () => {
  const taken = cabinet.receiptOf('магазин').uniqueNumber
  await assertAlike(
    (visitor, typed) => registering(visitor, { number: typed, email: 'third-1@mail.ru' }),
    taken,
    strayNumber(),
  )
})
