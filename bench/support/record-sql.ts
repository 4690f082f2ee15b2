import type { Database, Tx } from '#platform/postgres/database.ts'
import { type Scope, settingsOf } from '#platform/postgres/scope.ts'
import type { Statement } from '#platform/postgres/sql.ts'

// One flight or one transaction as it went to the database, with the settings it went under.
export type RecordedTrip = {
  readonly kind: 'read' | 'write' | 'transaction'
  readonly settings: readonly string[]
  readonly statements: readonly Statement<unknown>[]
}

// Runs the work against the real database and undoes what it wrote. What comes back is the SQL it
// took: every statement with its values, in order.
export async function recordSql(
  db: Database,
  work: (db: Database) => Promise<unknown>,
): Promise<readonly RecordedTrip[]> {
  const trips: RecordedTrip[] = []
  const begin = (kind: RecordedTrip['kind'], scope: Scope) => {
    const statements: Statement<unknown>[] = []
    trips.push({ kind, settings: settingsOf(scope), statements })
    return <Row>(statement: Statement<Row>) => {
      statements.push(statement)
      return statement
    }
  }
  await work({
    ...db,
    read: (scope, statement) => db.read(scope, begin('read', scope)(statement)),
    readTogether: (scope, statement) => db.readTogether(scope, begin('read', scope)(statement)),
    readBothTogether: (scope, one, other) => {
      const note = begin('read', scope)
      return db.readBothTogether(scope, note(one), note(other))
    },
    write: (scope, statements) => {
      const inside = async (tx: Tx) => {
        const touched: number[] = []
        for (const statement of statements) touched.push(await tx.run(statement))
        return touched
      }
      return undone(db, scope, inside, begin('write', scope))
    },
    transaction: (scope, inside) => undone(db, scope, inside, begin('transaction', scope)),
  })
  return trips
}

async function undone<Result>(
  db: Database,
  scope: Scope,
  inside: (tx: Tx) => Promise<Result>,
  note: <Row>(statement: Statement<Row>) => Statement<Row>,
): Promise<Result> {
  const undo = new Error('undone on purpose')
  let result: { readonly of: Result } | undefined
  await db
    .transaction(scope, async (tx) => {
      result = {
        of: await inside({
          client: tx.client,
          many: (statement) => tx.many(note(statement)),
          maybe: (statement) => tx.maybe(note(statement)),
          one: (statement) => tx.one(note(statement)),
          run: (statement) => tx.run(note(statement)),
        }),
      }
      throw undo
    })
    .catch((fault) => {
      if (fault !== undo) throw fault
    })
  if (!result) throw new Error('the work threw before it was done')
  return result.of
}
