import { randomBytes } from 'node:crypto'
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
// How long the message that tries a new connection may take once it is sent.
const trialMilliseconds = 2_000

// Hears a channel on a connection of its own, and comes back whenever that is lost. It is heard
// only after a message sent through another connection has come: behind a pooler that gives each
// transaction another connection, none ever does, and nothing else would tell.
export function listen(options: Options): Listener {
  let closed = false
  let isTold = false
  let retry: NodeJS.Timeout | undefined
  let connection = open()

  function open(): Connection {
    return new Connection(options, (end) => {
      options.onLost()
      if (closed) return
      // Once for each loss, however many attempts it takes to come back.
      if (end.wasHeard) isTold = false
      if (!isTold && (end.wasHeard || end.isDeaf)) {
        isTold = true
        options.log.warn('database.not-heard', { channel: options.channel, deaf: end.isDeaf })
      }
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

type End = {
  readonly wasHeard: boolean
  // It could listen, but the message that was sent to try it did not come.
  readonly isDeaf: boolean
}

// One connection, from its first attempt to its loss, which it reports once.
class Connection {
  heard = false
  readonly #db: Database
  readonly #client: pg.Client
  readonly #ready: Promise<void>
  readonly #onEnd: (end: End) => void
  // Nobody else sends there.
  readonly #trial = `trial_${randomBytes(8).toString('hex')}`
  #waiting: NodeJS.Timeout | undefined
  #beat: NodeJS.Timeout | undefined
  #unanswered = false
  #over = false

  constructor({ db, channel, onMessage }: Options, onEnd: (end: End) => void) {
    this.#db = db
    this.#onEnd = onEnd
    this.#client = new pg.Client(db.pool.options)
    this.#client.on('error', () => this.#lose())
    this.#client.on('end', () => this.#lose())
    this.#client.on('notification', (message) => {
      if (message.channel === this.#trial) this.#passed()
      else onMessage(message.payload ?? '')
    })
    this.#ready = this.#start(channel).catch(() => this.#lose())
  }

  async end(): Promise<void> {
    await this.#ready
    this.#lose()
  }

  async #start(channel: string): Promise<void> {
    await this.#client.connect()
    await this.#client.query(`listen ${pg.escapeIdentifier(channel)}; listen ${this.#trial}`)
    if (this.#over) return
    this.#db.pool.query(`notify ${this.#trial}`).then(
      () => this.#await(),
      () => this.#lose(),
    )
  }

  #await(): void {
    if (this.#over || this.heard) return
    this.#waiting = setTimeout(() => this.#lose({ isDeaf: true }), trialMilliseconds)
    this.#waiting.unref()
  }

  #passed(): void {
    if (this.#over || this.heard) return
    clearTimeout(this.#waiting)
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

  #lose({ isDeaf = false } = {}): void {
    if (this.#over) return
    this.#over = true
    const wasHeard = this.heard
    this.heard = false
    clearTimeout(this.#waiting)
    clearInterval(this.#beat)
    // With a question unanswered this cuts the connection without waiting.
    this.#client.end().catch(() => {})
    this.#onEnd({ wasHeard, isDeaf })
  }
}
