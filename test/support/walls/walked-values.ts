import { randomBytes } from 'node:crypto'
import { newLinkId, newUuid } from '#base/ids.ts'
import { sql } from '#platform/postgres/sql.ts'
import { routes } from '#web/routes.ts'
import type { RouteEntry } from '#web/visit.ts'
import type { Neighbours, StoredLink } from './neighbours.ts'
import type { Parameter, ValuesOf } from './route-walk.ts'

// What Pyotr may put into addresses: his own, and everything of Olga's that he could have seen.
export async function walkedValues(neighbours: Neighbours): Promise<ValuesOf> {
  const { links, otherSessions, tokens } = neighbours
  const [own, shared, removed] = three(links.pyotr)
  const [olgas, , olgasShared] = three(links.olga)
  const meters = await metersOf(neighbours, own.accountNumber)
  const olgasMeters = await metersOf(neighbours, olgas.accountNumber)
  const account: Parameter = {
    own: own.linkId,
    absent: newLinkId(),
    neighbours: olgas.linkId,
    foreign: {
      "another's link": olgas.linkId,
      "another's link to an account that is also one's own": olgasShared.linkId,
      "one's own link, removed": removed.linkId,
      "another's account number": olgas.accountNumber,
      "one's own account number": own.accountNumber,
      "a session's id": otherSessions.pyotr,
    },
    alsoOwn: [shared.linkId],
  }
  const meter: Parameter = {
    own: meters[0]?.id ?? '',
    absent: '999999999999',
    neighbours: olgasMeters[0]?.id ?? '',
    foreign: {
      "another's meter": olgasMeters[0]?.id ?? '',
      "another's serial number": olgasMeters[0]?.serial ?? '',
      "one's own serial number": meters[0]?.serial ?? '',
      'a meter of an account removed':
        (await metersOf(neighbours, removed.accountNumber))[0]?.id ?? '',
    },
    alsoOwn: meters.map(({ id }) => id),
  }
  const period: Parameter = {
    own: '2019-01',
    absent: '2001-01',
    neighbours: '2018-08',
    foreign: {
      "only another's": '2018-08',
      'yet to come': '2019-02',
      'a thirteenth month': '2019-13',
      'a whole date': '2019-01-01',
      'short of a zero': '2019-1',
      'without its hyphen': '201901',
      'before all time': '0000-00',
      'beyond all time': '9999-12',
      'five digits of a year': '12019-01',
    },
  }
  const revision: Parameter = {
    own: '1',
    absent: '999',
    neighbours: '2',
    foreign: { "only another's": '2' },
  }
  // Numbers count within an account: Pyotr has sent once, Olga twice.
  const submission: Parameter = {
    own: '1',
    absent: '999',
    neighbours: '2',
    foreign: { "only another's": '2' },
  }
  const session: Parameter = {
    own: otherSessions.pyotr,
    absent: newUuid(neighbours.cabinet.clock.now().epochMilliseconds),
    neighbours: otherSessions.olga,
    foreign: { "another's session": otherSessions.olga, "one's own link": own.linkId },
  }
  const all = { account, meter, period, revision, submission, session }
  return ({ path }) => ({ ...all, token: tokenFor(path, tokens) })
}

// Whoever holds a letter's link holds what it opens: only links nobody wrote are hostile here.
function tokenFor(path: RouteEntry['path'], tokens: Neighbours['tokens']): Parameter {
  const isReset = path.startsWith(routes.passwordReset.choose.replace(':token', ''))
  const own = isReset ? tokens.reset : tokens.registration
  const other = isReset ? tokens.registration : tokens.reset
  const [id = '', seal = ''] = own.split('.')
  const [otherId = '', otherSeal = ''] = other.split('.')
  return {
    own,
    absent: `${newUuid(0)}.${randomBytes(32).toString('base64url')}`,
    neighbours: `${otherId}.${seal}`,
    foreign: {
      'the id without its seal': id,
      'the id with an empty seal': `${id}.`,
      "the id under another's seal": `${id}.${otherSeal}`,
      "another's id under this seal": `${otherId}.${seal}`,
      'the seal twice': `${id}.${seal}.${seal}`,
      'the id in capitals': `${id.toUpperCase()}.${seal}`,
    },
  }
}

function three(links: readonly StoredLink[]): readonly [StoredLink, StoredLink, StoredLink] {
  const [first, second, third] = links
  if (!first || !second || !third) throw new Error('each of them has had three links')
  return [first, second, third]
}

function metersOf({ cabinet }: Neighbours, account: string) {
  return cabinet.databases.owner.read(
    {},
    sql<{ id: string; serial: string }>`
      select meter_id as id, serial_number as serial from meters
      where account_number = ${account} order by meter_id`,
  )
}
