import { createTransport } from 'nodemailer'
import type { Mailer } from '#core/notices/mailer.ts'

// Hands mail to the utility's own mail server over a few kept connections.
export function smtpMailer(options: {
  readonly url: string
  readonly sender: { readonly name: string; readonly address: string }
}): Mailer {
  const transport = createTransport({
    url: options.url,
    pool: true,
    maxConnections: 4,
    connectionTimeout: 10_000,
    socketTimeout: 30_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    send: async (mail) => {
      try {
        await transport.sendMail({ ...mail, from: options.sender })
        return 'taken'
      } catch (fault) {
        // 5xx is for good (RFC 5321 §4.2.1); anything else may pass.
        const { responseCode } = fault as { responseCode?: number }
        if (responseCode !== undefined && responseCode >= 500) return { refused: `${responseCode}` }
        throw new Error(`mail server: ${responseCode ?? 'no answer'}`)
      }
    },
    close: async () => transport.close(),
  }
}
