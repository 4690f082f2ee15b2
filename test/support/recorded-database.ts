import type { Database, Tx } from '#platform/postgres/database.ts'

// Notes the name of every statement that goes through, in order, and passes it on unchanged.
export function recordStatements(db: Database): {
  readonly db: Database
  readonly names: string[]
} {
  const names: string[] = []
  const noting = (tx: Tx): Tx => ({
    client: tx.client,
    many: (statement) => tx.many(note(statement)),
    maybe: (statement) => tx.maybe(note(statement)),
    one: (statement) => tx.one(note(statement)),
    run: (statement) => tx.run(note(statement)),
  })
  function note<Statement extends { readonly name: string }>(statement: Statement): Statement {
    names.push(statement.name)
    return statement
  }
  return {
    names,
    db: {
      pool: db.pool,
      connections: db.connections,
      answers: db.answers,
      close: db.close,
      read: (scope, statement) => db.read(scope, note(statement)),
      readBoth: (scope, one, other) => db.readBoth(scope, note(one), note(other)),
      readForEach: (asked) => {
        for (const { statement } of asked.slice(0, 1)) note(statement)
        return db.readForEach(asked)
      },
      write: (scope, statements) => db.write(scope, statements.map(note)),
      transaction: (scope, work) => {
        names.push('begin')
        return db.transaction(scope, (tx) => work(noting(tx)))
      },
    },
  }
}
