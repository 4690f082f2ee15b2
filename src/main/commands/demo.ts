import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { formatReceiptNumber } from '#base/receipt-number.ts'
import { hasPublished } from '#core/exchange/has-published.ts'
import { demoClock } from '#demo/demo-clock.ts'
import { demoLogin, makeDemoSignIn } from '#demo/demo-sign-in.ts'
import { fillDemoTown } from '#demo/demo-town.ts'
import { keepFirst } from '#demo/keep-first.ts'
import { startMailbox } from '#demo/mailbox/start-mailbox.ts'
import { type ReceiptToTry, receiptsToTry } from '#demo/receipts-to-try.ts'
import { demoDefaults } from '#demo/write-demo-extracts.ts'
import type { Config } from '#platform/config/config.ts'
import { serveMetrics } from '#platform/metrics/metrics.ts'
import { smtpMailer } from '#providers/smtp/smtp-mailer.ts'
import { consentOf, consentPlainText } from '#web/words/consent.ts'
import { type Command, exitCodes, type Terminal } from '../command.ts'
import { composeWeb } from '../compose-web.ts'
import { composeWorker } from '../compose-worker.ts'
import { type OpenParts, openParts } from '../open-parts.ts'
import { refuseTakenPorts } from '../refuse-taken-ports.ts'

const usage = 'demo [--accounts <n>] [--fill-only]'

export const demoCommand: Command = {
  usage,
  summary: 'everything at once, with a make-believe utility to try it on',
  async run(args, config, terminal) {
    const asked = accountsOf(args)
    if (asked === undefined) {
      terminal.err(`Usage: kabinet ${usage}\n`)
      return exitCodes.usage
    }
    const { host, port, metricsPort, dataFolder } = config
    await refuseTakenPorts(host, [port, metricsPort, mailboxPort(config)])
    await mkdir(dataFolder, { recursive: true })
    const clock = await demoClock(join(dataFolder, 'demo-began'))
    // A town keeps the size it was founded with.
    const accounts = Number(await keepFirst(join(dataFolder, 'demo-accounts'), `${asked}`))
    const parts = await openParts(config, terminal, { clock, servesPages: true })
    const say = (line: string) => terminal.err(`${line}\n`)
    const isReady = existsSync(readyMark(config)) && (await hasPublished(parts.databases.owner))
    if (!isReady) {
      const importing = { ...parts, db: parts.databases.owner }
      await fillDemoTown(importing, { accounts, folder: dataFolder }, say)
    }
    if (args.includes('--fill-only')) {
      await parts.databases.close()
      return exitCodes.done
    }
    // Routine lines would bury the welcome.
    const quiet = { ...parts, log: { ...parts.log, info: () => {} } }
    const close = await open(quiet, config, { accounts, isReady }, terminal)
    await terminal.stopped
    say('Stopping …')
    await close()
    return exitCodes.done
  },
}

const mailboxPort = ({ metricsPort }: Config) => metricsPort + 1

// Written last: a start that was cut short before it is done again, which changes nothing twice.
const readyMark = ({ dataFolder }: Config) => join(dataFolder, 'demo-ready')

// Starts every part in one process and tells where they are. What it returns stops them.
async function open(
  parts: OpenParts,
  config: Config,
  { accounts, isReady }: { readonly accounts: number; readonly isReady: boolean },
  terminal: Terminal,
): Promise<() => Promise<void>> {
  const { clock, utility } = parts
  const mailbox = await startMailbox({ smtpPort: 0, httpPort: mailboxPort(config), clock })
  const mailer = smtpMailer({ url: mailbox.smtpUrl, sender: utility.mailSender })
  const worker = await composeWorker({ ...parts, mailer })
  const web = composeWeb(parts)
  const receipts = receiptsToTry({ accounts })
  if (!isReady) {
    const consent = consentOf('ru', utility)
    const text = { version: consent.version, text: consentPlainText(consent) }
    await makeDemoSignIn(web.services, mailbox, text, ofDemoLogin(receipts))
    await writeFile(readyMark(config), '')
  }
  await web.app.listen({ host: config.host, port: config.port })
  const metrics = await serveMetrics(parts.metrics, config.host, config.metricsPort)
  terminal.out(welcome({ cabinet: config.publicUrl, mailbox: mailbox.url, receipts }))
  return async () => {
    await web.close()
    await worker.close()
    await Promise.all([mailer.close(), mailbox.close(), metrics.close()])
    await parts.databases.close()
  }
}

// The first receipt of each of the first three branches.
function ofDemoLogin(receipts: readonly ReceiptToTry[]): readonly ReceiptToTry[] {
  const branches = [...new Set(receipts.map(({ branch }) => branch))].slice(0, 3)
  return branches.flatMap((code) => receipts.find(({ branch }) => branch === code) ?? [])
}

function welcome(at: {
  readonly cabinet: string
  readonly mailbox: string
  readonly receipts: readonly ReceiptToTry[]
}): string {
  const lines = at.receipts
    .slice(0, 12)
    .map(
      ({ uniqueNumber, accountNumber, holder, what }) =>
        `  ${formatReceiptNumber(uniqueNumber)}   ${accountNumber.padEnd(14)}${holder} — ${what}`,
    )
  return [
    '',
    `The cabinet:   ${at.cabinet}`,
    `Its mail:      ${at.mailbox}`,
    '',
    `Sign in as     ${demoLogin.email}   password: ${demoLogin.password}`,
    'or register with the unique number of a receipt:',
    ...lines,
    '',
    'It is February 2019 there. Ctrl+C stops it; what you did stays in the data folder.',
    '',
  ].join('\n')
}

// Undefined for what is not a command line of this command.
function accountsOf(args: readonly string[]): number | undefined {
  const [flag, value, ...more] = args.filter((arg) => arg !== '--fill-only')
  if (flag === undefined) return demoDefaults.accounts
  if (flag !== '--accounts' || more.length > 0 || !/^[1-9]\d{0,6}$/.test(value ?? ''))
    return undefined
  return Number(value)
}
