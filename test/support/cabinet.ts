import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import type { ReceiptNumber } from '#base/receipt-number.ts'
import type { Message } from '#demo/mailbox/message.ts'
import { startMailbox } from '#demo/mailbox/start-mailbox.ts'
import type { ReceiptToTry } from '#demo/receipts-to-try.ts'
import { composeWeb } from '#main/compose-web.ts'
import { composeWorker } from '#main/compose-worker.ts'
import type { Parts } from '#main/parts.ts'
import { clockAt } from '#platform/clock.ts'
import { createMetrics } from '#platform/metrics/metrics.ts'
import type { Database } from '#platform/postgres/database.ts'
import { folderFiles } from '#providers/folder-files/folder-files.ts'
import { smtpMailer } from '#providers/smtp/smtp-mailer.ts'
import demo from '#settings/demo.ts'
import { freshDatabase } from './database.ts'
import { demoTown, townKeyring, townTime } from './demo-town.ts'
import { recordingLog } from './recording-log.ts'
import { sendRegistration } from './registering.ts'
import { until } from './until.ts'
import { type WebVisitor, webVisitor } from './web-visitor.ts'

export type Cabinet = Awaited<ReturnType<typeof openCabinet>>

export type CabinetOptions = {
  readonly publicUrl?: string
  // Whose X-Forwarded-For is believed.
  readonly trustedProxies?: readonly string[]
  // Receipts in a folder of its own, for one that imports more of them.
  readonly ownFiles?: boolean
  // Stands between the pages and their database.
  readonly seen?: (web: Database) => Database
}

// The whole cabinet as `kabinet demo` composes it, over a town of its own: web, worker, mail
// server, receipts on the disk. The clock stands still. Called at the top of a test file.
export async function openCabinet(options: CabinetOptions = {}) {
  const { publicUrl = 'https://cabinet.example', trustedProxies = [], ownFiles, seen } = options
  // Doors close before the database behind them: hooks run in the order in which they are made.
  const toClose: (() => Promise<unknown>)[] = []
  after(async () => {
    for (const close of toClose) await close()
  })
  const town = await demoTown()
  const own = await freshDatabase(town.template)
  const databases = seen ? { ...own, web: seen(own.web) } : own
  const clock = clockAt(townTime)
  const filesFolder = ownFiles ? await copyOf(town.filesFolder) : town.filesFolder
  const log = recordingLog()
  const metrics = createMetrics()
  const parts: Parts = {
    databases,
    clock,
    keyring: townKeyring,
    files: folderFiles(filesFolder),
    utility: demo,
    log,
    metrics,
    publicUrl,
    trustedProxies,
  }
  const mailbox = await startMailbox({ smtpPort: 0, httpPort: 0, clock })
  const mailer = smtpMailer({ url: mailbox.smtpUrl, sender: demo.mailSender })
  const worker = await composeWorker({ ...parts, mailer })
  const web = composeWeb(parts)
  toClose.push(web.close, worker.close, mailer.close, mailbox.close)

  // The newest of so many letters to an address, once they have come.
  async function letter(recipient: string, count = 1): Promise<Message> {
    const received = () => mailbox.messages().filter(({ to }) => to.includes(recipient))
    await until(() => received().length >= count)
    const [newest] = received()
    if (!newest) throw new Error(`no letter to ${recipient}`)
    return newest
  }

  // Registers, confirms and is signed in in this browser.
  async function register(
    visitor: WebVisitor,
    given: { readonly number: ReceiptNumber; readonly email: string },
  ): Promise<void> {
    await sendRegistration(visitor, given)
    const path = linkIn(await letter(given.email))
    await visitor.get(path)
    await visitor.post(path, {})
  }

  return {
    ...web,
    databases,
    clock,
    metrics,
    logged: log.lines,
    filesFolder,
    mailbox,
    letter,
    register,
    receipts: town.receipts,
    receiptOf: (what: string) => receiptOf(town.receipts, what),
    visitor: (headers?: Record<string, string>) => webVisitor(web.app, headers),
  }
}

// A copy that goes with the last test of the file.
async function copyOf(folder: string): Promise<string> {
  const own = await mkdtemp(join(tmpdir(), 'kabinet-files-'))
  after(() => rm(own, { recursive: true, force: true }))
  await cp(folder, own, { recursive: true })
  return own
}

// The path of the link that a letter asks to follow.
export function linkIn({ text }: Message): string {
  const [address] = /https?:\S+\/(confirmations|password-resets)\/\S+/.exec(text) ?? []
  if (address === undefined) throw new Error('the letter holds no link')
  return new URL(address).pathname
}

// The newest receipt of the account with this story.
function receiptOf(receipts: readonly ReceiptToTry[], what: string): ReceiptToTry {
  const found = receipts.find((receipt) => receipt.what.startsWith(what))
  if (!found) throw new Error(`nobody in town has the story “${what}”`)
  return found
}
