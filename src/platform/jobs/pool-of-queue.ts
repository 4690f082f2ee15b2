import pg from 'pg'
import type { Database } from '../postgres/database.ts'

// The queue's own connections, to where the database's lead: its library reads ids as text and
// times as dates, as pg does by itself, and cannot write down a failure where they are ours.
export function poolOfQueue({ pool }: Database, connections: number): pg.Pool {
  const { types: _ours, ...options } = pool.options as pg.PoolConfig
  const own = new pg.Pool({ ...options, max: connections })
  own.on('error', () => {})
  own.on('connect', (client) => client.on('error', () => {}))
  return own
}
