// A mail as the mailbox keeps it.
export type Message = {
  // 1 for the first that came since the start.
  readonly id: number
  readonly receivedAt: Temporal.Instant
  readonly from: string
  // Everyone the mail was handed over for, blind copies too.
  readonly to: readonly string[]
  readonly subject: string
  // Empty where the mail has no such part.
  readonly text: string
  readonly html: string
  // By name in lower case; of a repeated header the last.
  readonly headers: ReadonlyMap<string, string>
  readonly attachments: readonly Attachment[]
}

type Attachment = {
  readonly name: string
  readonly type: string
  readonly content: Buffer
}
