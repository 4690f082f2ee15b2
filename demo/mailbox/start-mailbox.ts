import { once } from 'node:events'
import type { AddressInfo, Server } from 'node:net'
import { assert } from '#base/assert.ts'
import { type Clock, systemClock } from '#platform/clock.ts'
import type { CentreDoor } from '../centre/serve-centre.ts'
import type { Message } from './message.ts'
import { messageShelf } from './message-shelf.ts'
import { mailReceiver } from './receive-mail.ts'
import { mailboxServer } from './serve-mailbox.ts'

export type Mailbox = {
  // For the program that sends: 'smtp://127.0.0.1:2525'.
  readonly smtpUrl: string
  // For a browser.
  readonly url: string
  // Newest first.
  messages(): readonly Message[]
  close(): Promise<void>
}

const LOOPBACK = '127.0.0.1'

// Starts a mailbox that takes every mail sent to this machine and shows it in a browser. Listens on
// the loopback only; 0 takes any free port. The mails are gone when it is closed.
export async function startMailbox(options: {
  readonly smtpPort: number
  readonly httpPort: number
  readonly clock?: Clock
  // Shown beside the mails.
  readonly centre?: CentreDoor
}): Promise<Mailbox> {
  const shelf = messageShelf()
  const smtp = mailReceiver(shelf, options.clock ?? systemClock)
  const http = mailboxServer(shelf, options.centre)
  // A client that hangs up in the middle of a mail is no fault of the mailbox.
  smtp.on('error', () => {})
  const close = async () => {
    http.close()
    http.closeAllConnections()
    await new Promise<void>((resolve) => smtp.close(resolve))
  }
  try {
    const smtpPort = await listen(smtp.server, () => smtp.listen(options.smtpPort, LOOPBACK))
    const httpPort = await listen(http, () => http.listen(options.httpPort, LOOPBACK))
    return {
      smtpUrl: `smtp://${LOOPBACK}:${smtpPort}`,
      url: `http://${LOOPBACK}:${httpPort}`,
      messages: shelf.all,
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

async function listen(server: Server, start: () => void): Promise<number> {
  const listening = once(server, 'listening')
  start()
  await listening
  const address: AddressInfo | string | null = server.address()
  assert(address !== null && typeof address !== 'string', 'a server listens on a port')
  return address.port
}
