import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type CalendarDate, dateInZone } from '#base/calendar-date.ts'
import { previousPeriod } from '#base/period.ts'
import { formatReceiptNumber } from '#base/receipt-number.ts'
import { hasPublished } from '#core/exchange/has-published.ts'
import { type BillingCentre, openCentre } from '#demo/centre/open-centre.ts'
import { demoClock } from '#demo/demo-clock.ts'
import { demoLogin, makeDemoSignIn } from '#demo/demo-sign-in.ts'
import { fillDemoTown } from '#demo/demo-town.ts'
import { keepFirst } from '#demo/keep-first.ts'
import { startMailbox } from '#demo/mailbox/start-mailbox.ts'
import { type ReceiptToTry, receiptsToTry } from '#demo/receipts-to-try.ts'
import { demoDefaults, incrementsUntil } from '#demo/write-demo-extracts.ts'
import type { Config } from '#platform/config/config.ts'
import { serveMetrics } from '#platform/metrics/metrics.ts'
import { smtpMailer } from '#providers/smtp/smtp-mailer.ts'
import { consentOf, consentPlainText } from '#web/words/consent.ts'
import { type Command, exitCodes, type Terminal } from '../command.ts'
import { readCommandLine, tellUsage } from '../command-line.ts'
import { composeWeb } from '../compose-web.ts'
import { composeWorker } from '../compose-worker.ts'
import { type OpenParts, openParts } from '../open-parts.ts'
import { refuseTakenPorts } from '../refuse-taken-ports.ts'

const usage = 'demo [--accounts <n>] [--fill-only] [--bill]'

export const demoCommand: Command = {
  usage,
  summary: 'everything at once, with a make-believe utility to try it on',
  async run(args, config, terminal) {
    const asked = readArguments(args)
    if (!asked) return tellUsage(terminal, usage)
    const { host, port, metricsPort, dataFolder } = config
    await refuseTakenPorts(host, [port, metricsPort, mailboxPort(config)])
    await mkdir(dataFolder, { recursive: true })
    const clock = await demoClock(join(dataFolder, 'demo-began'))
    // A town keeps the size it was founded with.
    const accounts = Number(await keepFirst(join(dataFolder, 'demo-accounts'), `${asked.accounts}`))
    const parts = await openParts(config, terminal, { clock, servesPages: true })
    const say = (line: string) => terminal.err(`${line}\n`)
    const isReady = existsSync(readyMark(config)) && (await hasPublished(parts.databases.owner))
    if (!isReady) {
      const importing = { ...parts, db: parts.databases.owner }
      await fillDemoTown(importing, { accounts, folder: dataFolder }, say)
    }
    const folder = join(dataFolder, 'demo-billing')
    const billing = { ...parts, db: parts.databases.owner, clock, accounts, folder }
    const centre = await openCentre(billing)
    if (asked.fillOnly || asked.bill) {
      const billed = asked.bill ? await billNext(centre, terminal) : exitCodes.done
      await parts.databases.close()
      return billed
    }
    // Routine lines would bury the welcome.
    const quiet = { ...parts, log: { ...parts.log, info: () => {} } }
    const close = await open(quiet, config, { accounts, isReady, centre }, terminal)
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
  town: { readonly accounts: number; readonly isReady: boolean; readonly centre: BillingCentre },
  terminal: Terminal,
): Promise<() => Promise<void>> {
  const { clock, utility } = parts
  const { accounts, isReady, centre } = town
  const mailbox = await startMailbox({
    smtpPort: 0,
    httpPort: mailboxPort(config),
    clock,
    centre: { centre, cabinetUrl: config.publicUrl },
  })
  const mailer = smtpMailer({ url: mailbox.smtpUrl, sender: utility.mailSender })
  const worker = await composeWorker({ ...parts, mailer })
  const web = composeWeb(parts)
  const { now, next } = await centre.look()
  const receipts = receiptsToTry({ accounts, increments: incrementsUntil(previousPeriod(next)) })
  if (!isReady) {
    const consent = consentOf('ru', utility)
    const text = { version: consent.version, text: consentPlainText(consent) }
    await makeDemoSignIn(web.services, mailbox, text, ofDemoLogin(receipts))
    await writeFile(readyMark(config), '')
  }
  await web.app.listen({ host: config.host, port: config.port })
  const metrics = await serveMetrics(parts.metrics, config.host, config.metricsPort)
  const today = dateInZone(now, utility.timeZone)
  terminal.out(welcome({ cabinet: config.publicUrl, mailbox: mailbox.url, receipts, today }))
  return async () => {
    await centre.settled()
    await web.close()
    await worker.close()
    await Promise.all([mailer.close(), mailbox.close(), metrics.close()])
    await parts.databases.close()
  }
}

// Bills the next month as the button does, and tells how it went.
async function billNext(centre: BillingCentre, terminal: Terminal): Promise<number> {
  const { next } = await centre.look()
  await centre.begin(next)
  await centre.settled()
  const { last } = await centre.look()
  if (last === undefined || last.fault !== undefined) {
    terminal.err(`${last?.fault ?? 'Nothing was billed.'}\n`)
    return exitCodes.refused
  }
  const { period, packages, used, rejected, extracts, receipts } = last
  terminal.out(
    `Billed ${period}: packages ${packages.join(', ') || 'none'}, readings accepted ${used}, ` +
      `rejected ${rejected.length}, extracts ${extracts}, receipts ${receipts}.\n`,
  )
  return exitCodes.done
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
  readonly today: CalendarDate
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
    `Its billing:   ${at.mailbox}/billing   closes the month, and uses the readings you sent`,
    '',
    `Sign in as     ${demoLogin.email}   password: ${demoLogin.password}`,
    'or register with the unique number of a receipt:',
    ...lines,
    '',
    `It is ${monthInEnglish(at.today)} there. Ctrl+C stops it; what you did stays in the data ` +
      'folder.',
    '',
  ].join('\n')
}

// 'February 2019'
function monthInEnglish(day: CalendarDate): string {
  return Temporal.PlainDate.from(day).toLocaleString('en', { month: 'long', year: 'numeric' })
}

const flag = { type: 'boolean', default: false } as const
const options = { accounts: { type: 'string' }, 'fill-only': flag, bill: flag } as const

function readArguments(args: readonly string[]) {
  const asked = readCommandLine(args, options, 0)
  if (!asked) return undefined
  const { accounts = `${demoDefaults.accounts}`, 'fill-only': fillOnly, bill } = asked.values
  return /^[1-9]\d{0,6}$/.test(accounts)
    ? { accounts: Number(accounts), fillOnly, bill }
    : undefined
}
