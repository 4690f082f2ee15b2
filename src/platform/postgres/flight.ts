import pg from 'pg'
import type { Statement } from './sql.ts'

// The part of pg's wire connection that a flight speaks to; pg publishes no types for it.
type Wire = {
  parse(message: { text: string; name: string }): void
  bind(message: { portal: string; statement: string; values: [] }): void
  execute(message: { portal: string; rows: number }): void
  close(message: { type: 'S'; name: string }): void
  sync(): void
  // What pg believes this connection has prepared, by name.
  parsedStatements: Record<string, string>
}
type Preparing = { prepare(wire: Wire): void; hasBeenParsed(wire: Wire): boolean }
type Failing = { handleError(fault: Error, wire: Wire): void }
type Completing = { handleCommandComplete(message: { text: string }, wire: Wire): void }

const parent = pg.Query.prototype as unknown as Preparing & Completing & Failing

// One run of the statement, under settings of its own.
export type Leg = {
  readonly settings: readonly string[]
  readonly values: Statement<unknown>['values']
}

// Settings and a statement sent together, as often as there are legs, closed by one Sync:
// PostgreSQL runs all up to a Sync as one transaction, so SET LOCAL holds until the next leg or the
// end, and the whole costs one round trip.
class Flight extends pg.Query {
  declare legs: readonly Leg[]
  declare name: string
  declare values: unknown[]
  declare preparesNow: boolean

  // pg would send a text without values as it is, and the settings not at all.
  requiresPreparation(): boolean {
    return true
  }

  prepare(wire: Wire): void {
    this.preparesNow = !parent.hasBeenParsed.call(this, wire)
    // The server may know the name from a flight that failed after preparing it.
    if (this.preparesNow) wire.close({ type: 'S', name: this.name })
    if (this.legs.some(({ settings }) => settings.length > 0)) set(wire, FIRST)
    for (const { settings, values } of this.legs) {
      for (const text of settings) set(wire, text)
      this.values = [...values]
      parent.prepare.call(this, wire)
    }
    wire.sync()
  }

  // pg would close every run by a Sync of its own.
  _getRows(wire: Wire): void {
    wire.execute({ portal: '', rows: 0 })
  }

  // pg takes the first setting's answer for the statement's, so it may believe in a preparation
  // that never came to be: the next flight prepares again.
  handleError(fault: Error, wire: Wire): void {
    if (this.preparesNow) delete wire.parsedStatements[this.name]
    parent.handleError.call(this, fault, wire)
  }

  // The answers to the settings carry nothing; only the statement's own answers are results.
  handleCommandComplete(message: { text: string }, wire: Wire): void {
    if (message.text !== 'SET') parent.handleCommandComplete.call(this, message, wire)
  }
}

// PostgreSQL knows that it is in a transaction from the second message on; a SET LOCAL that comes
// first holds as well, but every one costs a warning on the wire and a line of the server's log.
const FIRST = "set app.flight = ''"

function set(wire: Wire, text: string): void {
  wire.parse({ text, name: '' })
  wire.bind({ portal: '', statement: '', values: [] })
  wire.execute({ portal: '', rows: 0 })
}

type Answer<Row> = { readonly rows: Row[] }

// Guarantees that each run of the statement had exactly the settings named up to it, and answers
// run by run. Throws what PostgreSQL refused; then no run did anything.
export function fly<Row>(
  client: pg.PoolClient | pg.Client,
  { name, text }: Pick<Statement<Row>, 'name' | 'text'>,
  legs: readonly Leg[],
): Promise<Row[][]> {
  return new Promise((resolve, reject) => {
    const flight = new Flight({ name, text, values: [] })
    flight.legs = legs
    Object.assign(flight, {
      callback: (fault: Error | null, answers: Answer<Row> | Answer<Row>[]) =>
        fault ? reject(fault) : resolve([answers].flat().map(({ rows }) => rows)),
    })
    client.query(flight)
  })
}
