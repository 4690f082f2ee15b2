import assert from 'node:assert/strict'
import { randomInt } from 'node:crypto'
import { isRefused } from '#base/outcome.ts'
import { type ReceiptNumber, withCheckDigit } from '#base/receipt-number.ts'
import type { Origin } from '#core/audit/origin.ts'
import { claimCaps } from '#core/customers/claim-caps.ts'
import { saveRegistrationEmail } from '#core/identity/save-registration-email.ts'
import { saveRegistrationNumber } from '#core/identity/save-registration-number.ts'
import { saveRegistrationPassword } from '#core/identity/save-registration-password.ts'
import { submitRegistration } from '#core/identity/submit-registration.ts'
import {
  address,
  consent,
  type IdentityWorld,
  identityWorld,
  letters,
  openAccount,
  password,
  registered,
  runJobs,
  someBrowser,
} from '#test/support/identity-world.ts'
import type { Drill } from './drill.ts'

const minutesBetweenLooks = 5

// Receipt numbers guessed by the thousand, half of them from one address and half from very many:
// the one gets no further than its cap, nobody hits, the alarm rings within minutes, and somebody
// with a receipt still comes in.
export const guesses: Drill = async ({ long, say }) => {
  const world = await worldToGuessIn()
  const { hours, addresses, guessesAtOnce } = long
    ? { hours: 24, addresses: 20_000, guessesAtOnce: 350 }
    : { hours: 2, addresses: 400, guessesAtOnce: 60 }
  const wide = Array.from({ length: addresses }, () => someBrowser().source)
  const loud = someBrowser().source
  const submitted = { loud: 0, wide: 0, tried: 0 }
  let rangAfter: number | undefined
  const looks = (hours * 60) / minutesBetweenLooks
  for (let look = 0; look < looks; look += 1) {
    const wrongBefore = submitted.loud + submitted.wide
    for (let at = 0; at < guessesAtOnce; at += 1) {
      const isLoud = at % 2 === 0
      const source = isLoud ? loud : (wide[submitted.tried % addresses] ?? loud)
      submitted.tried += 1
      if (await guess(world, source)) submitted[isLoud ? 'loud' : 'wide'] += 1
    }
    await runJobs(world)
    if (rangAfter === undefined && world.alarms.length > 0) rangAfter = wrongBefore
    if (look === Math.floor(looks / 2)) await comesIn(world)
    world.clock.advance({ minutes: minutesBetweenLooks })
  }
  say(`${submitted.tried} guesses in ${hours} h: ${submitted.wide + submitted.loud} were verified`)
  say(`from one address ${submitted.loud}, the alarm rang at the look after ${rangAfter}`)
  // Windows are fixed: a day of guessing may touch one more.
  assert.ok(submitted.loud <= capOfSource() * (hours + 1), `${submitted.loud} from one address`)
  assert.ok(submitted.loud + submitted.wide < submitted.tried)
  await assertNobodyHit(world)
  assert.ok(rangAfter !== undefined && rangAfter <= 300, `rang after ${rangAfter}`)
}

// Hashing a password takes far longer than everything that is drilled here: one hash serves all.
async function worldToGuessIn(): Promise<IdentityWorld> {
  const world = await identityWorld()
  const { passwords } = world.asWeb
  const hash = await passwords.hash(password)
  const asWeb = { ...world.asWeb, passwords: { ...passwords, hash: async () => hash } }
  for (let account = 0; account < 100; account += 1) {
    await openAccount(world, `413${String(account).padStart(7, '0')}`, 3)
  }
  return { ...world, asWeb }
}

// Whether the number was taken for verification. Each guess comes from a browser of its own:
// whoever guesses throws cookies away.
async function guess({ asWeb }: IdentityWorld, source: string): Promise<boolean> {
  const origin: Origin = { ...someBrowser(), source }
  const number = randomNumber()
  await saveRegistrationNumber(asWeb, origin, { number, language: 'ru' })
  await saveRegistrationEmail(asWeb, origin, address(`g${number}@mail.example`))
  const saved = await saveRegistrationPassword(asWeb, origin, password)
  if (saved !== 'saved') return false
  return !isRefused(await submitRegistration(asWeb, origin, consent))
}

function randomNumber(): ReceiptNumber {
  const digits = Array.from({ length: 15 }, () => randomInt(10)).join('')
  return withCheckDigit(digits)
}

let comers = 0

// In the middle of it all.
async function comesIn(world: IdentityWorld): Promise<void> {
  comers += 1
  const account = `41390000${String(comers).padStart(2, '0')}`
  const number = (await openAccount(world, account, 1))[0] ?? randomNumber()
  const { viewer } = await registered(world, { number, email: `comer${comers}@mail.ru` })
  assert.deepEqual(
    viewer.links.map((link) => link.accountNumber),
    [account],
  )
}

async function assertNobodyHit(world: IdentityWorld): Promise<void> {
  const sent = await letters(world)
  const welcomed = sent.filter(
    ({ kind, recipient }) => kind === 'registration-confirm' && recipient.endsWith('.example'),
  )
  assert.deepEqual(welcomed, [])
  assert.ok(sent.some(({ kind }) => kind === 'registration-number-did-not-fit'))
}

function capOfSource(): number {
  const cap = claimCaps(someBrowser()).find(({ bucket }) => bucket.startsWith('claim-source'))
  return cap?.most ?? 0
}
