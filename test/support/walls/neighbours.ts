import type { AccountLink } from '#core/customers/viewer.ts'
import { sessionHash } from '#core/identity/start-session.ts'
import { sql } from '#platform/postgres/sql.ts'
import { sessionCookie } from '#web/guards/cookies.ts'
import { href, routes } from '#web/routes.ts'
import { type Cabinet, linkIn } from '../cabinet.ts'
import { password } from '../identity-world.ts'
import { sendRegistration } from '../registering.ts'
import { sendReadings } from '../sending.ts'
import type { WebVisitor } from '../web-visitor.ts'

// Somebody signed in, as the wire sees them.
export type Person = {
  readonly cookie: string
  // Hides the secret of their session.
  readonly token: string
  // Says in their forms that those are theirs; empty for a stranger.
  readonly owner: string
}

export type Neighbours = Awaited<ReturnType<typeof openNeighbours>>

const letters = { olga: 'olga@mail.ru', pyotr: 'pyotr@mail.ru', anna: 'anna@mail.ru' }

// Three people of one town. Olga has accounts that are nobody else's business; Pyotr has one of his
// own, one that he shares with her and one that he removed; Anna has removed her only one.
export async function openNeighbours(cabinet: Cabinet) {
  const numberOf = (what: string) => cabinet.receiptOf(what).uniqueNumber
  const [olga, pyotr, anna] = [cabinet.visitor(), cabinet.visitor(), cabinet.visitor()]
  // Issued twice for August: nobody else has a second revision.
  await cabinet.register(olga, { number: numberOf('платит вперёд'), email: letters.olga })
  await addAccount(olga, numberOf('магазин'))
  await addAccount(olga, numberOf('льгота'))
  const olgasFirst = (await linksOf(cabinet, letters.olga))[0]
  const name = href(routes.accounts.name, { account: olgasFirst?.linkId ?? '' })
  await olga.post(name, { name: 'Бабушкина квартира у маяка' })
  // The second submission is hers alone.
  for (const step of [5, 6]) await sendReadings(olga, olgasFirst?.linkId ?? '', step)
  const olgasOther = await signInAgain(cabinet, letters.olga)
  // Opened in January 2019: every earlier month is somebody else's.
  await cabinet.register(pyotr, { number: numberOf('счёт открыт'), email: letters.pyotr })
  await addAccount(pyotr, numberOf('льгота'))
  await addAccount(pyotr, numberOf('три тарифные зоны'))
  await sendReadings(pyotr, (await linksOf(cabinet, letters.pyotr))[0]?.linkId ?? '')
  await removeLast(cabinet, pyotr, letters.pyotr)
  const pyotrsOther = await signInAgain(cabinet, letters.pyotr)
  await cabinet.register(anna, { number: numberOf('должник'), email: letters.anna })
  await removeLast(cabinet, anna, letters.anna)
  return {
    cabinet,
    olga: await personOf(olga),
    pyotr: await personOf(pyotr),
    anna: await personOf(anna),
    stranger: await personOf(cabinet.visitor()),
    links: {
      olga: await linksOf(cabinet, letters.olga),
      pyotr: await linksOf(cabinet, letters.pyotr),
    },
    // Not those they walk with.
    otherSessions: { olga: olgasOther, pyotr: pyotrsOther },
    tokens: await pendingTokens(cabinet, numberOf('погасил долг')),
  }
}

async function addAccount(visitor: WebVisitor, number: string): Promise<void> {
  await visitor.get(routes.accounts.new)
  await visitor.post(routes.accounts.new, { number })
}

async function removeLast(cabinet: Cabinet, visitor: WebVisitor, email: string): Promise<void> {
  const last = (await linksOf(cabinet, email)).findLast(({ endedAt }) => endedAt === null)
  await visitor.post(href(routes.accounts.removal, { account: last?.linkId ?? '' }), {})
}

// In another browser. Gives the id of that session.
async function signInAgain(cabinet: Cabinet, email: string): Promise<string> {
  const other = cabinet.visitor()
  await other.get(routes.signIn)
  await other.post(routes.signIn, { email, password })
  const hash = sessionHash(other.jar.get(sessionCookie) ?? '')
  const [session] = await cabinet.databases.owner.read(
    {},
    sql<{ id: string }>`
      select session_id as id from sessions where session_hash = decode(${hash}, 'hex')`,
  )
  if (!session) throw new Error(`${email} is not signed in`)
  return session.id
}

async function personOf(visitor: WebVisitor): Promise<Person> {
  const { $ } = await visitor.get(routes.check)
  const cookie = [...visitor.jar].map(([name, value]) => `${name}=${value}`).join('; ')
  const given = (name: string) => $(`input[name=${name}]`).attr('value') ?? ''
  return { cookie, token: given('token'), owner: given('owner') }
}

export type StoredLink = AccountLink & { readonly endedAt: Temporal.Instant | null }

// Every link the login ever had, in its order.
function linksOf({ databases }: Cabinet, email: string): Promise<StoredLink[]> {
  return databases.owner.read(
    {},
    sql<StoredLink>`
      select link_id as "linkId", account_number as "accountNumber", given_name as "givenName",
        ended_at as "endedAt"
      from account_links join logins using (login_id)
      where email = ${email} order by position`,
  )
}

// Links of letters that nobody has followed yet.
async function pendingTokens(
  cabinet: Cabinet,
  number: ReturnType<Cabinet['receiptOf']>['uniqueNumber'],
) {
  const newcomer = cabinet.visitor()
  await sendRegistration(newcomer, { number, email: 'newcomer@mail.ru' })
  const registration = linkIn(await cabinet.letter('newcomer@mail.ru'))
  const forgetful = cabinet.visitor()
  const sofar = cabinet.mailbox.messages().filter(({ to }) => to.includes(letters.olga)).length
  await forgetful.get(routes.passwordReset.request)
  await forgetful.post(routes.passwordReset.request, { email: letters.olga })
  const reset = linkIn(await cabinet.letter(letters.olga, sofar + 1))
  const tokenIn = (path: string) => path.slice(path.lastIndexOf('/') + 1)
  return { registration: tokenIn(registration), reset: tokenIn(reset) }
}
