import { sql } from '#platform/postgres/sql.ts'
import type { Neighbours } from './neighbours.ts'

type Secrets = {
  // What billing and Olga herself wrote about the accounts that are hers alone.
  readonly kept: readonly string[]
  // What a link itself says: a forged one brings it along.
  readonly ofLinks: readonly string[]
}

// Every text by which a page about Olga's own accounts would give itself away.
export async function secretsOf({ cabinet, links }: Neighbours): Promise<Secrets> {
  const own = links.olga.slice(0, 2)
  const accounts = own.map(({ accountNumber }) => accountNumber)
  const rows = await cabinet.databases.owner.read(
    {},
    sql<{ text: string }>`
      select unnest(array[holder_name, address, unified_number]) as text from accounts
        where account_number = any (${accounts})
      union select contract_number from contracts where account_number = any (${accounts})
      union select unnest(array[meter_id, serial_number]) from meters
        where account_number = any (${accounts})
      union select encode(sha256, 'hex') from receipts where account_number = any (${accounts})
      union select unnest(array[email, shown_as]) from account_links join logins using (login_id)
        where account_number = any (${accounts})`,
  )
  return {
    kept: rows.map(({ text }) => text).filter(Boolean),
    ofLinks: own.flatMap(({ accountNumber, givenName }) => [accountNumber, givenName ?? []].flat()),
  }
}
