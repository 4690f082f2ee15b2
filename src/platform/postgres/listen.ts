import pg from 'pg'
import type { Log } from '../log.ts'
import type { Database } from './database.ts'

type Listener = {
  // Whether every message committed more than a second ago has been handed over.
  isHeard(): boolean
  close(): Promise<void>
}

type Options = {
  readonly db: Database
  readonly channel: string
  readonly log: Log
  readonly onMessage: (message: string) => void
  // Messages may be missed from here on, until isHeard() says otherwise.
  readonly onLost: () => void
}

// A connection that went silent is found out by an unanswered question within two beats.
const beatMilliseconds = 400
const retryMilliseconds = 250

// Hears a channel on a connection of its own, and comes back whenever that is lost.
export function listen(options: Options): Listener {
  let closed = false
  let retry: NodeJS.Timeout | undefined
  let connection = open()

  function open(): Connection {
    return new Connection(options, (wasHeard) => {
      options.onLost()
      if (closed) return
      // Once for each loss, however many attempts it takes to come back.
      if (wasHeard) options.log.warn('database.not-heard', { channel: options.channel })
      retry = setTimeout(() => {
        connection = open()
      }, retryMilliseconds)
      retry.unref()
    })
  }

  return {
    isHeard: () => connection.heard,
    close: async () => {
      closed = true
      clearTimeout(retry)
      await connection.end()
    },
  }
}

// One connection, from its first attempt to its loss, which it reports once.
class Connection {
  heard = false
  readonly #client: pg.Client
  readonly #ready: Promise<void>
  readonly #onEnd: (wasHeard: boolean) => void
  #beat: NodeJS.Timeout | undefined
  #unanswered = false
  #over = false

  constructor({ db, channel, onMessage }: Options, onEnd: (wasHeard: boolean) => void) {
    this.#onEnd = onEnd
    this.#client = new pg.Client(db.pool.options)
    this.#client.on('error', () => this.#lose())
    this.#client.on('end', () => this.#lose())
    this.#client.on('notification', ({ payload }) => onMessage(payload ?? ''))
    this.#ready = this.#start(channel).catch(() => this.#lose())
  }

  async end(): Promise<void> {
    await this.#ready
    this.#lose()
  }

  async #start(channel: string): Promise<void> {
    await this.#client.connect()
    await this.#client.query(`listen ${pg.escapeIdentifier(channel)}`)
    if (this.#over) return
    this.heard = true
    // The answer may lie in the socket unread while the program was busy: it is read first.
    this.#beat = setInterval(() => setImmediate(() => this.#ask()), beatMilliseconds)
    this.#beat.unref()
  }

  #ask(): void {
    if (this.#unanswered) this.#lose()
    if (this.#over) return
    this.#unanswered = true
    this.#client.query('select 1').then(
      () => {
        this.#unanswered = false
      },
      () => this.#lose(),
    )
  }

  #lose(): void {
    if (this.#over) return
    this.#over = true
    const wasHeard = this.heard
    this.heard = false
    clearInterval(this.#beat)
    // With a question unanswered this cuts the connection without waiting.
    this.#client.end().catch(() => {})
    this.#onEnd(wasHeard)
  }
}
