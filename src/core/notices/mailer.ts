// The port of this capability: whoever can hand a mail to a mail server.
export type Mail = {
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html: string
  // The same for every try, so that a mail handed over twice can be known as one.
  readonly messageId: string
}

export type Mailer = {
  // Resolves when the server has taken the mail. 'refused' means it never will; anything that may
  // pass is thrown.
  send(mail: Mail): Promise<'taken' | { readonly refused: string }>
  close(): Promise<void>
}
