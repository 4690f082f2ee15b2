import pg from 'pg'
import { assertSafeServer } from './assert-durable.ts'

// Why this server must not be used, a sentence for each reason; empty when it may.
export async function serverFaults(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  try {
    await client.connect()
    return await assertSafeServer((text) => client.query(text))
  } catch (fault) {
    return [`The database does not answer: ${(fault as Error).message}`]
  } finally {
    await client.end().catch(() => {})
  }
}
