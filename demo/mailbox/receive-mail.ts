import PostalMime from 'postal-mime'
import { SMTPServer } from 'smtp-server'
import type { Clock } from '#platform/clock.ts'
import type { MessageShelf } from './message-shelf.ts'

const MOST_BYTES_OF_ONE = 20 * 1024 * 1024
const TOO_LARGE = 552

// An SMTP server that takes every mail and delivers none: it puts them on the shelf. No sign-in and
// no encryption, so it is to listen on the loopback only.
export function mailReceiver(shelf: MessageShelf, clock: Clock): SMTPServer {
  return new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    size: MOST_BYTES_OF_ONE,
    onData(stream, session, done) {
      const pieces: Buffer[] = []
      stream.on('data', (piece: Buffer) => pieces.push(piece))
      stream.on('error', done)
      stream.on('end', () => {
        if (stream.sizeExceeded) {
          done(Object.assign(new Error('The mail is too large'), { responseCode: TOO_LARGE }))
          return
        }
        const from = session.envelope.mailFrom ? session.envelope.mailFrom.address : ''
        const to = session.envelope.rcptTo.map(({ address }) => address)
        keep(shelf, Buffer.concat(pieces), { from, to, receivedAt: clock.now() }).then(
          () => done(),
          done,
        )
      })
    },
  })
}

type Envelope = { from: string; to: string[]; receivedAt: Temporal.Instant }

async function keep(shelf: MessageShelf, source: Buffer, envelope: Envelope): Promise<void> {
  const mail = await PostalMime.parse(source)
  const name = mail.from?.name ?? ''
  const address = mail.from?.address ?? envelope.from
  const message = {
    ...envelope,
    from: name ? `${name} <${address}>` : address,
    subject: mail.subject ?? '',
    text: mail.text ?? '',
    html: mail.html ?? '',
    headers: new Map(mail.headers.map(({ key, value }) => [key.toLowerCase(), value])),
    attachments: mail.attachments.map(({ filename, mimeType, content }) => ({
      name: filename ?? '',
      type: mimeType,
      content: Buffer.from(typeof content === 'string' ? content : new Uint8Array(content)),
    })),
  }
  shelf.add(message, source.length)
}
