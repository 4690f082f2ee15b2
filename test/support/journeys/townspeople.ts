import { sql } from '#platform/postgres/sql.ts'
import { href, routes } from '#web/routes.ts'
import { linkIn } from '../cabinet.ts'
import { sendRegistration } from '../registering.ts'
import { sendReadings } from '../sending.ts'
import type { WebVisitor } from '../web-visitor.ts'
import type { Site } from './site.ts'

// Who stands at which page: between them they see every page of the cabinet.
export type Who = 'stranger' | 'registering' | 'waiting' | 'customer' | 'newcomer'

type Townspeople = {
  readonly who: Readonly<Record<Who, WebVisitor>>
  // A value for each parameter of the customer's addresses.
  readonly account: string
  readonly meter: string
  readonly confirmation: string
  readonly reset: string
}

export async function townspeople(site: Site): Promise<Townspeople> {
  const numberOf = (what: string) => site.receiptOf(what).uniqueNumber
  const customer = site.visitor()
  await site.register(customer, { number: numberOf('платит вперёд'), email: 'olga@mail.ru' })
  for (const what of ['день и ночь, прибор', 'должник']) {
    await customer.get(routes.accounts.new)
    await customer.post(routes.accounts.new, { number: numberOf(what) })
  }
  const places = await accountAndMeter(site)
  await sendReadings(customer, places.account)
  const waiting = site.visitor()
  await sendRegistration(waiting, { number: numberOf('погасил'), email: 'ivan@mail.ru' })
  await customer.get(routes.passwordReset.request)
  const sofar = site.mailbox.messages().filter(({ to }) => to.includes('olga@mail.ru')).length
  await customer.post(routes.passwordReset.request, { email: 'olga@mail.ru' })
  return {
    who: {
      stranger: site.visitor(),
      registering: await registering(site),
      waiting,
      customer,
      newcomer: await withoutAccounts(site),
    },
    ...places,
    confirmation: linkIn(await site.letter('ivan@mail.ru')),
    reset: linkIn(await site.letter('olga@mail.ru', sofar + 1)),
  }
}

// At the last step, so that the steps before it can be seen as well.
async function registering(site: Site): Promise<WebVisitor> {
  const { number, email, password } = routes.registration
  const visitor = site.visitor()
  await visitor.get(number)
  await visitor.post(number, { number: site.receiptOf('погасил').uniqueNumber })
  await visitor.post(email, { email: 'maria@mail.ru' })
  await visitor.post(password, { password: 'четыре слова для пароля' })
  return visitor
}

async function withoutAccounts(site: Site): Promise<WebVisitor> {
  const visitor = site.visitor()
  const email = 'anna@mail.ru'
  await site.register(visitor, { number: site.receiptOf('школа').uniqueNumber, email })
  const [link] = await linksOf(site, email)
  await visitor.get(routes.settings.show)
  await visitor.post(href(routes.accounts.removal, { account: link?.id ?? '' }), {})
  return visitor
}

// The account whose meter was replaced: it has the most to show.
async function accountAndMeter(site: Site) {
  const [, link] = await linksOf(site, 'olga@mail.ru')
  const [meter] = await site.databases.owner.read(
    {},
    sql<{ id: string }>`
      select meter_id as id from meters
      where account_number = ${link?.account ?? ''} and removed_on is null and zones > 1`,
  )
  return { account: link?.id ?? '', meter: meter?.id ?? '' }
}

function linksOf({ databases }: Site, email: string) {
  return databases.owner.read(
    {},
    sql<{ id: string; account: string }>`
      select link_id as id, account_number as account
      from account_links join logins using (login_id) where email = ${email} order by position`,
  )
}
