import pg from 'pg'
import type { TestDatabase } from './database.ts'

// Does the work while the database takes nobody and has thrown out everybody, as when its server is
// gone; afterwards it takes everybody again.
export async function whileAway<T>(
  { ownerUrl }: Pick<TestDatabase, 'ownerUrl'>,
  work: () => Promise<T>,
): Promise<T> {
  const [, name = ''] = /@\/(\w+)\?/.exec(ownerUrl) ?? []
  const connectionString = ownerUrl.replace(`kabinet_owner@/${name}`, 'postgres@/postgres')
  const keeper = new pg.Client({ connectionString })
  await keeper.connect()
  try {
    await keeper.query(`alter database ${name} with allow_connections false`)
    await keeper.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = $1',
      [name],
    )
    return await work()
  } finally {
    await keeper.query(`alter database ${name} with allow_connections true`)
    await keeper.end()
  }
}
