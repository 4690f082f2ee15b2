import type { ReceiptNumber } from '#base/receipt-number.ts'
import { href, routes } from '#web/routes.ts'
import { lastLink, password, runJobs } from './identity-world.ts'
import type { WebVisitor } from './web-visitor.ts'
import type { WebWorld } from './web-world.ts'

type Registration = { readonly number: ReceiptNumber; readonly email: string }

const { number, email, password: passwordStep, consent } = routes.registration

// The four steps in a browser, up to the page that says a letter was sent.
export async function sendRegistration(visitor: WebVisitor, given: Registration) {
  await visitor.get(number)
  await visitor.post(number, { number: given.number })
  await visitor.post(email, { email: given.email })
  await visitor.post(passwordStep, { password })
  const { $ } = await visitor.get(consent)
  const version = $('input[name=version]').attr('value') ?? ''
  await visitor.post(consent, { consent: 'on', version })
  return visitor.get(routes.registration.sent)
}

// The jobs owed so far, a second on: their letters are later than all before, so that the last one
// to an address is the last.
export async function aSecondLater(world: WebWorld): Promise<void> {
  world.clock.advance({ seconds: 1 })
  await runJobs(world)
}

// Somebody who has registered and confirmed, signed in in this browser.
export async function registerAt(world: WebWorld, visitor: WebVisitor, given: Registration) {
  await sendRegistration(visitor, given)
  await aSecondLater(world)
  const link = href(routes.confirmation, { token: await lastLink(world, given.email) })
  await visitor.get(link)
  const confirmed = await visitor.post(link, {})
  await aSecondLater(world)
  await visitor.get(routes.settings.show)
  return confirmed
}
