import type { Keyring } from './keyring.ts'
import type { Database } from './postgres/database.ts'
import { sql } from './postgres/sql.ts'

// Whether this is the keyring the database was begun with; the first one ever asked about is. Under
// any other no receipt number, password or link fits, and what is written fits nothing later.
export async function isOwnKeyring(owner: Database, keyring: Keyring): Promise<boolean> {
  const mac = keyring.mac('root-check', 'this database')
  return owner.transaction({}, async (tx) => {
    await tx.run(sql`insert into root_check (mac) values (${mac}) on conflict do nothing`)
    const kept = await tx.one(sql<{ mac: Buffer }>`select mac from root_check`)
    return keyring.verify('root-check', 'this database', kept.mac)
  })
}
