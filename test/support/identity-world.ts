import { randomBytes } from 'node:crypto'
import { Logger, runOnce, type TaskList } from 'graphile-worker'
import { type EmailAddress, parseEmail } from '#base/email-address.ts'
import { isRefused } from '#base/outcome.ts'
import { type ReceiptNumber, withCheckDigit } from '#base/receipt-number.ts'
import type { Origin } from '#core/audit/origin.ts'
import { receiptNumberHash } from '#core/customers/find-claimed-account.ts'
import { tellOtherViewers } from '#core/customers/tell-other-viewers.ts'
import type { Viewer } from '#core/customers/viewer.ts'
import { confirmRegistration } from '#core/identity/confirm-registration.ts'
import { confirmationToken } from '#core/identity/confirmation.ts'
import { loadSession } from '#core/identity/load-session.ts'
import { createPasswordHasher } from '#core/identity/password-hasher.ts'
import { saveRegistrationEmail } from '#core/identity/save-registration-email.ts'
import { saveRegistrationNumber } from '#core/identity/save-registration-number.ts'
import { saveRegistrationPassword } from '#core/identity/save-registration-password.ts'
import { settleEmailChange } from '#core/identity/settle-email-change.ts'
import { settlePasswordReset } from '#core/identity/settle-password-reset.ts'
import { settleRegistration } from '#core/identity/settle-registration.ts'
import { sessionHash } from '#core/identity/start-session.ts'
import { submitRegistration } from '#core/identity/submit-registration.ts'
import { clockAt } from '#platform/clock.ts'
import { keyringFrom } from '#platform/keyring.ts'
import { createMetrics } from '#platform/metrics/metrics.ts'
import { sql } from '#platform/postgres/sql.ts'
import { freshDatabase } from './database.ts'

export const consent = { version: '2019-01', text: 'Согласен на обработку персональных данных.' }
export const password = 'лопата у крыльца'

export type IdentityWorld = Awaited<ReturnType<typeof identityWorld>>

// A database of its own, the web's means and the jobs' means, a clock that stands still.
export async function identityWorld() {
  const databases = await freshDatabase()
  const clock = clockAt('2019-01-14T03:00:00Z')
  const keyring = keyringFrom(Buffer.alloc(32, 7))
  const passwords = createPasswordHasher({ keyring })
  const metrics = createMetrics()
  const alarms: string[] = []
  const log = { info: () => {}, warn: () => {}, error: (event: string) => void alarms.push(event) }
  const utility = {
    name: 'ПАО «Полуостровэнерго»',
    shortName: 'Полуостровэнерго',
    branches: [{ code: 'elizovo', name: 'Елизово', address: '', phone: '', hours: '' }],
  }
  const means = { clock, keyring, passwords, metrics, log, utility }
  return {
    ...databases,
    clock,
    keyring,
    alarms,
    metrics,
    asWeb: { ...means, db: databases.web },
    asOwner: { ...means, db: databases.owner },
  }
}

// A browser in a place of its own.
export function someBrowser(device = 'Firefox, Windows'): Origin {
  return { visitor: randomHex(), source: randomHex(), network: randomHex(), device }
}

const randomHex = () => randomBytes(32).toString('hex')

export function address(text: string): EmailAddress {
  const parsed = parseEmail(text)
  if (isRefused(parsed)) throw new Error(parsed.refused)
  return parsed.email
}

let lastNumber = 100_000_000_000_000

// A well-formed number that no receipt carries.
export function strayNumber(): ReceiptNumber {
  lastNumber += 1
  return withCheckDigit(`${lastNumber}`)
}

// An account whose receipts, one a month up to January 2019, carry these numbers, oldest first.
export async function openAccount(
  world: IdentityWorld,
  account: string,
  receipts: number,
): Promise<ReceiptNumber[]> {
  await world.owner.read(
    {},
    sql`insert into accounts (account_number, branch, holder_name, address, kind, opened_on)
        values (${account}, 'elizovo', 'Иванов И. И.', 'Елизово, ул. Ленина, 1', 'resident',
                '2010-01-01')`,
  )
  const numbers = Array.from({ length: receipts }, strayNumber)
  for (const [index, number] of numbers.entries()) {
    await issueReceipt(world, account, { monthsAgo: receipts - 1 - index, revision: 1, number })
  }
  return numbers
}

export async function issueReceipt(
  world: IdentityWorld,
  account: string,
  receipt: { monthsAgo: number; revision: number; number: ReceiptNumber },
): Promise<void> {
  const { monthsAgo, revision, number } = receipt
  const period = Temporal.PlainDate.from('2019-01-01').subtract({ months: monthsAgo }).toString()
  const hash = Buffer.from(receiptNumberHash(world.keyring, number), 'hex')
  await world.owner.read(
    {},
    sql`insert into receipts (account_number, period, revision, issued_on, due_on, opening, charged,
                              paid, total_due, bytes, sha256, number_hash)
        values (${account}, ${period}, ${revision}, ${period}, ${period}, 0, 0, 0, 0, 1,
                ${randomBytes(32)}, ${hash})`,
  )
  await world.owner.read(
    {},
    sql`insert into receipt_numbers (number_hash, account_number, period, revision)
        values (${hash}, ${account}, ${period}, ${revision})`,
  )
}

// Runs every owed job as the worker does, but for the sending of letters.
export async function runJobs({ queue, asOwner }: IdentityWorld): Promise<void> {
  const tasks: TaskList = {
    'registration-submitted': (job) => settleRegistration(asOwner, job as never),
    'password-reset-requested': (job) => settlePasswordReset(asOwner, job as never),
    'email-change-requested': (job) => settleEmailChange(asOwner, job as never),
    'account-linked': (job) => tellOtherViewers(asOwner, job as never),
    'notice-owed': async () => {},
  }
  const logger = new Logger(() => (level, message) => {
    if (level === 'error') throw new Error(message)
  })
  await runOnce({ pgPool: queue, taskList: tasks, logger, noHandleSignals: true })
}

type SentLetter = {
  kind: string
  recipient: string
  language: string
  details: Record<string, string>
}

// Every letter owed so far, in order.
export function letters({ owner }: IdentityWorld): Promise<SentLetter[]> {
  return owner.read(
    {},
    sql<SentLetter>`
      select kind, recipient, language, details from notices order by xmin::text::bigint, ctid`,
  )
}

// The token in the last letter to an address.
export async function lastLink(world: IdentityWorld, recipient: string): Promise<string> {
  const sent = (await letters(world)).filter((letter) => letter.recipient === recipient).at(-1)
  const { confirmationId } = sent?.details ?? {}
  if (!confirmationId) throw new Error(`no link in the last letter to ${recipient}`)
  return confirmationToken(world.keyring, confirmationId)
}

// The four steps and the job: leaves a letter.
export async function submit(
  world: IdentityWorld,
  origin: Origin,
  registration: { number: ReceiptNumber; email: string },
): Promise<void> {
  const { asWeb } = world
  const { number, email } = registration
  await saveRegistrationNumber(asWeb, origin, { number, language: 'ru' })
  await saveRegistrationEmail(asWeb, origin, address(email))
  const saved = await saveRegistrationPassword(asWeb, origin, password)
  if (saved !== 'saved') throw new Error(saved.refused)
  const sent = await submitRegistration(asWeb, origin, consent)
  if (isRefused(sent)) throw new Error(sent.refused)
  await runJobs(world)
}

// Somebody registered and signed in.
export async function registered(
  world: IdentityWorld,
  registration: { number: ReceiptNumber; email: string; origin?: Origin },
): Promise<{ origin: Origin; token: string; viewer: Viewer }> {
  const origin = registration.origin ?? someBrowser()
  await submit(world, origin, registration)
  const token = await lastLink(world, registration.email)
  const outcome = await confirmRegistration(world.asWeb, origin, { token })
  if (isRefused(outcome)) throw new Error(outcome.refused)
  await runJobs(world)
  const { sessionToken } = outcome
  return { origin, token: sessionToken, viewer: await viewerOf(world, sessionToken) }
}

// Who a token signs in now, straight from the database.
export async function viewerOf(world: IdentityWorld, token: string): Promise<Viewer> {
  const found = await findViewer(world, token)
  if (!found) throw new Error('no such session')
  return found
}

export async function findViewer(world: IdentityWorld, token: string) {
  const found = await loadSession(world.asWeb, sessionHash(token), world.clock.now())
  return found?.session.viewer
}

// The outcomes on record for an action, oldest first.
export async function outcomes({ owner }: IdentityWorld, action: string): Promise<string[]> {
  const rows = await owner.read(
    {},
    sql<{ outcome: string }>`
      select outcome from audit_rows where action = ${action} order by xmin::text::bigint, ctid`,
  )
  return rows.map((row) => row.outcome)
}
