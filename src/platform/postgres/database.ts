import pg from 'pg'
import { fly } from './flight.ts'
import { type Scope, settingsOf } from './scope.ts'
import type { Statement } from './sql.ts'
import { toWire, valueTypes } from './value-types.ts'

export type Tx = {
  many<Row>(statement: Statement<Row>): Promise<Row[]>
  maybe<Row>(statement: Statement<Row>): Promise<Row | undefined>
  one<Row>(statement: Statement<Row>): Promise<Row>
  // How many rows the statement touched.
  run(statement: Statement<unknown>): Promise<number>
  // The bare connection, for COPY.
  readonly client: pg.PoolClient
}

export type Database = {
  // Everything inside `work` is one transaction that sees what the scope names; an error rolls it
  // back.
  transaction<T>(scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T>
  // One statement under the scope, in one round trip.
  read<Row>(scope: Scope, statement: Statement<Row>): Promise<Row[]>
  // Whether the server takes a question right now.
  answers(): Promise<boolean>
  close(): Promise<void>
  readonly pool: pg.Pool
}

export type DatabaseOptions = {
  readonly url: string
  readonly connections: number
  // Settings of every connection of the pool, by name.
  readonly settings?: Readonly<Record<string, string>>
  readonly applicationName: string
  readonly idleMilliseconds?: number
}

// Opens no connection until one is needed.
export function openDatabase(options: DatabaseOptions): Database {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.connections,
    application_name: options.applicationName,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: options.idleMilliseconds ?? 60_000,
    types: valueTypes,
    options: Object.entries({ TimeZone: 'UTC', ...options.settings })
      .map(([name, value]) => `-c ${name}=${value}`)
      .join(' '),
  })
  // A connection that breaks while idle is replaced at the next use; the pool needs only somebody
  // to listen.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  return {
    pool,
    transaction: (scope, work) => inTransaction(pool, scope, work),
    read: (scope, statement) => readOnce(pool, scope, statement),
    answers: () => pool.query('select 1').then(yes, no),
    close: () => pool.end(),
  }
}

const yes = () => true
const no = () => false

async function readOnce<Row>(pool: pg.Pool, scope: Scope, statement: Statement<Row>) {
  const client = await pool.connect()
  try {
    const rows = await fly(client, settingsOf(scope), onWire(statement))
    client.release()
    return rows
  } catch (fault) {
    client.release(isBroken(fault))
    throw fault
  }
}

async function inTransaction<T>(pool: pg.Pool, scope: Scope, work: (tx: Tx) => Promise<T>) {
  const client = await pool.connect()
  let broken = false
  try {
    await client.query(['begin', ...settingsOf(scope)].join(';'))
    const result = await work(transactionOn(client))
    await client.query('commit')
    return result
  } catch (fault) {
    broken = isBroken(fault)
    // The first fault is the one to tell; a connection that cannot roll back is thrown away.
    await client.query('rollback').catch(() => {
      broken = true
    })
    throw fault
  } finally {
    client.release(broken)
  }
}

function transactionOn(client: pg.PoolClient): Tx {
  const ask = <Row>(statement: Statement<Row>) => {
    const { name, text, values } = onWire(statement)
    return client.query<Row & pg.QueryResultRow>({ name, text, values: [...values] })
  }
  return {
    client,
    many: async (statement) => (await ask(statement)).rows,
    maybe: async (statement) => (await ask(statement)).rows[0],
    one: async (statement) => {
      const { rows } = await ask(statement)
      if (rows.length !== 1 || !rows[0]) throw new Error(`one row expected, ${rows.length} came`)
      return rows[0]
    },
    run: async (statement) => (await ask(statement)).rowCount ?? 0,
  }
}

function onWire<Row>(statement: Statement<Row>): Statement<Row> {
  return { ...statement, values: statement.values.map(toWire) as Statement<Row>['values'] }
}

// Class 57P: the server goes away; 08: the connection is gone. Anything without a code never
// reached the server whole.
function isBroken(fault: unknown): boolean {
  const code = (fault as { code?: unknown }).code
  return typeof code !== 'string' || code.startsWith('57P') || code.startsWith('08')
}
