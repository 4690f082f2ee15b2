import type { Database, Tx } from '#platform/postgres/database.ts'
import type { Statement } from '#platform/postgres/sql.ts'

// Notes the name of every statement that goes through, in order, and what it says, and passes it on
// unchanged.
export function recordStatements(db: Database): {
  readonly db: Database
  readonly names: string[]
  readonly texts: ReadonlySet<string>
} {
  const names: string[] = []
  const texts = new Set<string>()
  const noting = (tx: Tx): Tx => ({
    client: tx.client,
    many: (statement) => tx.many(note(statement)),
    maybe: (statement) => tx.maybe(note(statement)),
    one: (statement) => tx.one(note(statement)),
    run: (statement) => tx.run(note(statement)),
  })
  function note<Row>(statement: Statement<Row>): Statement<Row> {
    names.push(statement.name)
    texts.add(statement.text)
    return statement
  }
  return {
    names,
    texts,
    db: {
      pool: db.pool,
      connections: db.connections,
      answers: db.answers,
      close: db.close,
      read: (scope, statement) => db.read(scope, note(statement)),
      readTogether: (scope, statement) => db.readTogether(scope, note(statement)),
      readBothTogether: (scope, one, other) => db.readBothTogether(scope, note(one), note(other)),
      write: (scope, statements) => db.write(scope, statements.map(note)),
      transaction: (scope, work) => {
        names.push('begin')
        return db.transaction(scope, (tx) => work(noting(tx)))
      },
    },
  }
}
