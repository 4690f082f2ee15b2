import { randomBytes } from 'node:crypto'
import { assert } from '#base/assert.ts'
import { parseEmail } from '#base/email-address.ts'
import { isRefused } from '#base/outcome.ts'
import { addAccount } from '#core/customers/add-account.ts'
import { renameAccount } from '#core/customers/rename-account.ts'
import { viewedAccount } from '#core/customers/viewer.ts'
import { confirmRegistration } from '#core/identity/confirm-registration.ts'
import { saveRegistrationEmail } from '#core/identity/save-registration-email.ts'
import { saveRegistrationNumber } from '#core/identity/save-registration-number.ts'
import { saveRegistrationPassword } from '#core/identity/save-registration-password.ts'
import { type ConsentText, submitRegistration } from '#core/identity/submit-registration.ts'
import type { Services } from '#web/services.ts'
import type { Mailbox } from './mailbox/start-mailbox.ts'
import type { ReceiptToTry } from './receipts-to-try.ts'

export const demoLogin = { email: 'nerpa@poluostrov.example', password: 'тихая гавань у маяка' }

// Registers a login with three accounts in the way a customer does: the same operations, a real
// letter, its link. One that is there already, from a start that was cut short, stays as it is.
export async function makeDemoSignIn(
  services: Services,
  mailbox: Mailbox,
  consent: ConsentText,
  receipts: readonly ReceiptToTry[],
): Promise<void> {
  const [first, ...others] = receipts
  const email = parseEmail(demoLogin.email)
  assert(first !== undefined && !isRefused(email), 'there is a receipt and an address')
  const origin = {
    visitor: randomBytes(32).toString('hex'),
    source: randomBytes(32).toString('hex'),
    network: randomBytes(32).toString('hex'),
    device: 'Make-believe',
  }
  await saveRegistrationNumber(services, origin, { number: first.uniqueNumber, language: 'ru' })
  await saveRegistrationEmail(services, origin, email.email)
  const saved = await saveRegistrationPassword(services, origin, demoLogin.password)
  assert(saved === 'saved', 'the password of the make-believe sign-in is good')
  await submitRegistration(services, origin, consent)
  const token = await linkIn(mailbox)
  if (token === undefined) return
  const confirmed = await confirmRegistration(services, origin, { token })
  assert(!isRefused(confirmed), 'the letter’s link confirms')
  const viewer = async () => {
    const session = await services.sessions.find(confirmed.sessionToken)
    assert(session !== undefined, 'confirming signs in')
    return session.viewer
  }
  const names = ['Бабушкина квартира', 'Гараж']
  for (const [index, { uniqueNumber }] of others.entries()) {
    const added = await addAccount(services, origin, await viewer(), uniqueNumber)
    assert(!isRefused(added), 'a receipt of the town fits')
    services.sessions.forget((await viewer()).loginId)
    const viewed = viewedAccount(await viewer(), added.linkId)
    assert(viewed !== undefined, 'what was added is seen')
    await renameAccount(services, origin, viewed, names[index] ?? '')
  }
}

// Waits for the letter, as a person would. It has no link when the address is known already.
async function linkIn(mailbox: Mailbox): Promise<string | undefined> {
  for (;;) {
    const [letter] = mailbox.messages()
    const token = letter && /\/confirmations\/(\S+)/.exec(letter.text)?.[1]
    if (letter) return token && decodeURIComponent(token)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
