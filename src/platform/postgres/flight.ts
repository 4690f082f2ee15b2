import pg from 'pg'
import type { Statement } from './sql.ts'

// The part of pg's wire connection that a flight speaks to; pg publishes no types for it.
type Wire = {
  stream: { cork(): void; uncork(): void }
  parse(message: { text: string; name: string }): void
  bind(message: { portal: string; statement: string; values: [] }): void
  execute(message: { portal: string; rows: number }): void
  close(message: { type: 'S'; name: string }): void
  // What pg believes this connection has prepared, by name.
  parsedStatements: Record<string, string>
}
type Preparing = { prepare(wire: Wire): void; hasBeenParsed(wire: Wire): boolean }
type Failing = { handleError(fault: Error, wire: Wire): void }
type Completing = { handleCommandComplete(message: { text: string }, wire: Wire): void }

const parent = pg.Query.prototype as unknown as Preparing & Completing & Failing

// Settings and one statement sent together, closed by one Sync: PostgreSQL runs all up to a Sync as
// one transaction, so SET LOCAL holds for the statement and for nothing after it, and the whole
// costs one round trip.
class Flight extends pg.Query {
  declare settings: readonly string[]
  declare name: string
  declare preparesNow: boolean

  prepare(wire: Wire): void {
    for (const text of this.settings) {
      wire.parse({ text, name: '' })
      wire.bind({ portal: '', statement: '', values: [] })
      wire.execute({ portal: '', rows: 0 })
    }
    this.preparesNow = !parent.hasBeenParsed.call(this, wire)
    // The server may know the name from a flight that failed after preparing it.
    if (this.preparesNow) wire.close({ type: 'S', name: this.name })
    parent.prepare.call(this, wire)
  }

  // pg takes the first setting's answer for the statement's, so it may believe in a preparation
  // that never came to be: the next flight prepares again.
  handleError(fault: Error, wire: Wire): void {
    if (this.preparesNow) delete wire.parsedStatements[this.name]
    parent.handleError.call(this, fault, wire)
  }

  // The answers to the settings carry nothing; only the statement's own answer is the result.
  handleCommandComplete(message: { text: string }, wire: Wire): void {
    if (message.text !== 'SET') parent.handleCommandComplete.call(this, message, wire)
  }
}

// Guarantees that the statement ran under exactly these settings. Throws what PostgreSQL refused.
export function fly<Row>(
  client: pg.PoolClient | pg.Client,
  settings: readonly string[],
  statement: Statement<Row>,
): Promise<Row[]> {
  return new Promise((resolve, reject) => {
    const { name, text, values } = statement
    const flight = new Flight({ name, text, values: [...values] })
    flight.settings = settings
    Object.assign(flight, {
      callback: (fault: Error | null, result: { rows: Row[] }) =>
        fault ? reject(fault) : resolve(result.rows),
    })
    client.query(flight)
  })
}
