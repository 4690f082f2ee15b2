import pg from 'pg'
import type { Statement } from './sql.ts'

// The part of pg's wire connection that a flight speaks to; pg publishes no types for it.
type Wire = {
  parse(message: { text: string; name: string }): void
  bind(message: { portal: string; statement: string; values: [] }): void
  execute(message: { portal: string; rows: number }): void
  close(message: { type: 'S'; name: string }): void
  sync(): void
  // What pg believes this connection has prepared, or is preparing, by name.
  parsedStatements: Record<string, string>
  submittedNamedStatements: Record<string, string>
}
type Preparing = { prepare(wire: Wire): void; hasBeenParsed(wire: Wire): boolean }
type Failing = { handleError(fault: Error, wire: Wire): void }
type Completing = { handleCommandComplete(message: { text: string }, wire: Wire): void }

const parent = pg.Query.prototype as unknown as Preparing & Completing & Failing

// One run of a statement, under settings of its own.
export type Leg = {
  readonly settings: readonly string[]
  readonly statement: Statement<unknown>
}

// Settings and a statement sent together, as often as there are legs, closed by one Sync:
// PostgreSQL runs all up to a Sync as one transaction, so SET LOCAL holds until the next leg or the
// end, and the whole costs one round trip.
class Flight extends pg.Query {
  declare legs: readonly Leg[]
  declare name: string
  declare text: string
  declare values: unknown[]
  declare preparesNow: Set<string>

  // pg would send a text without values as it is, and the settings not at all.
  requiresPreparation(): boolean {
    return true
  }

  prepare(wire: Wire): void {
    this.preparesNow = new Set()
    if (this.legs.some(({ settings }) => settings.length > 0)) set(wire, FIRST)
    for (const { settings, statement } of this.legs) {
      for (const text of settings) set(wire, text)
      this.name = statement.name
      this.text = statement.text
      this.values = [...statement.values]
      if (!parent.hasBeenParsed.call(this, wire)) {
        this.preparesNow.add(this.name)
        // The server may know the name from a flight that failed after preparing it.
        wire.close({ type: 'S', name: this.name })
      }
      parent.prepare.call(this, wire)
    }
    wire.sync()
  }

  // pg would close every run by a Sync of its own.
  _getRows(wire: Wire): void {
    wire.execute({ portal: '', rows: 0 })
  }

  // pg takes the first setting's answer for a statement's, so it may believe in a preparation that
  // never came to be: the next flight prepares again.
  handleError(fault: Error, wire: Wire): void {
    for (const name of this.preparesNow) {
      delete wire.parsedStatements[name]
      delete wire.submittedNamedStatements[name]
    }
    parent.handleError.call(this, fault, wire)
  }

  // The answers to the settings carry nothing; only the statements' own answers are results.
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

// What one leg brought back.
export type Answer<Row> = { readonly rows: Row[]; readonly rowCount: number | null }

// Guarantees that each statement ran under exactly the settings named up to it, and answers leg by
// leg. Throws what PostgreSQL refused; then no leg did anything.
export function fly<Row>(
  client: pg.PoolClient | pg.Client,
  legs: readonly [Leg, ...Leg[]],
): Promise<Answer<Row>[]> {
  return new Promise((resolve, reject) => {
    // A text alone: pg would clone an object property by property.
    const flight = new Flight(legs[0].statement.text)
    flight.legs = legs
    // A connection that dies as it is handed out fails the flight before it is prepared.
    flight.preparesNow = new Set()
    Object.assign(flight, {
      callback: (fault: Error | null, given: Answer<Row> | Answer<Row>[]) => {
        if (fault) return reject(fault)
        const answers = [given].flat()
        // Answers go to askers by their order: none may be missing.
        if (answers.length === legs.length) resolve(answers)
        else reject(new Error(`${legs.length} legs had ${answers.length} answers`))
      },
    })
    client.query(flight)
  })
}
