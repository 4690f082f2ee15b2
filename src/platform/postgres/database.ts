import pg from 'pg'
import { assert } from '#base/assert.ts'
import { inBatches } from '../in-batches.ts'
import { type Answer, fly, type Leg } from './flight.ts'
import { type Scope, settingsInTurn, settingsOf } from './scope.ts'
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
  // As `read`, for what changes nothing and is asked for in rushes. While a quarter of the
  // connections is busy with such reads, those that come wait, and then share a round trip: each
  // under its own scope alone, and none fails for another. One whose connection breaks goes again.
  readTogether<Row>(scope: Scope, statement: Statement<Row>): Promise<Row[]>
  // The same of two statements that run one right after the other.
  readBothTogether<One, Other>(
    scope: Scope,
    one: Statement<One>,
    other: Statement<Other>,
  ): Promise<[one: One[], other: Other[]]>
  // Statements that need no answer from one another, as one transaction in one round trip: how many
  // rows each touched. An error undoes all of them.
  write(scope: Scope, statements: readonly Statement<unknown>[]): Promise<number[]>
  // Whether the server takes a question right now.
  answers(): Promise<boolean>
  close(): Promise<void>
  // How many statements it can run at once.
  readonly connections: number
  readonly pool: pg.Pool
}

type DatabaseOptions = {
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
  const together = readerInBatches(pool, Math.ceil(options.connections / 4))
  return {
    pool,
    connections: options.connections,
    transaction: (scope, work) => inTransaction(pool, scope, work),
    read: async <Row>(scope: Scope, statement: Statement<Row>) => {
      const [rows] = await readAlone(pool, { scope, statements: [statement] })
      return rows as Row[]
    },
    readTogether: async <Row>(scope: Scope, statement: Statement<Row>) => {
      const [rows] = await together({ scope, statements: [statement] })
      return rows as Row[]
    },
    readBothTogether: <One, Other>(scope: Scope, one: Statement<One>, other: Statement<Other>) =>
      together({ scope, statements: [one, other] }) as Promise<[One[], Other[]]>,
    write: async (scope, statements) => {
      const answers = await flyFrom(pool, { scope, statements })
      return answers.map(({ rowCount }) => rowCount ?? 0)
    },
    answers: () => pool.query('select 1').then(yes, no),
    close: () => pool.end(),
  }
}

const yes = () => true
const no = () => false

type Asked = { readonly scope: Scope; readonly statements: readonly Statement<unknown>[] }

function readerInBatches(pool: pg.Pool, underWay: number) {
  return inBatches(
    async (asked: readonly Asked[]) => {
      // Where no connection is to be had, nobody needs to ask again.
      const client = await pool.connect()
      try {
        return rowsOf(asked, await flyOn(client, asked))
      } catch (fault) {
        // A connection that broke on the way is nobody's fault: what changes nothing goes again.
        if (asked.length === 1 && !isBroken(fault)) throw fault
      }
      return eachAlone(pool, asked)
    },
    { underWay },
  )
}

// Nobody fails for what another asked. One after the other, on no more connections than before.
async function eachAlone(pool: pg.Pool, asked: readonly Asked[]): Promise<Promise<unknown[][]>[]> {
  const answers: Promise<unknown[][]>[] = []
  for (const one of asked) {
    const answer = readAlone(pool, one)
    await answer.catch(() => {})
    answers.push(answer)
  }
  return answers
}

async function readAlone(pool: pg.Pool, one: Asked): Promise<unknown[][]> {
  return rowsOf([one], await flyFrom(pool, one))[0] ?? []
}

// The rows of each asker's statements, from the answers in their order.
function rowsOf(asked: readonly Asked[], answers: readonly Answer<unknown>[]): unknown[][][] {
  const rest = answers.values()
  return asked.map(({ statements }) => statements.map(() => rest.next().value?.rows ?? []))
}

async function flyFrom(pool: pg.Pool, one: Asked): Promise<Answer<unknown>[]> {
  return flyOn(await pool.connect(), [one])
}

// Gives the connection back.
async function flyOn(client: pg.PoolClient, asked: readonly Asked[]): Promise<Answer<unknown>[]> {
  try {
    const [first, ...others] = legsOf(asked)
    assert(first !== undefined, 'a flight has a leg')
    const answers = await fly<unknown>(client, [first, ...others])
    client.release()
    return answers
  } catch (fault) {
    client.release(isBroken(fault))
    throw fault
  }
}

function legsOf(asked: readonly Asked[]): Leg[] {
  const settings = settingsInTurn(asked.map(({ scope }) => scope))
  return asked.flatMap(({ statements }, index) =>
    statements.map((statement, at) => ({
      settings: at === 0 ? (settings[index] ?? []) : [],
      statement: onWire(statement),
    })),
  )
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
  // As a flight, too: pg alone would not know what a flight that failed has left prepared.
  const ask = async <Row>(statement: Statement<Row>) => {
    const [answer] = await fly<Row>(client, [{ settings: [], statement: onWire(statement) }])
    assert(answer !== undefined, 'a leg has an answer')
    return answer
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
