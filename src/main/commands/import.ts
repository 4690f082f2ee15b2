import { type ImportInput, type ImportParts, importExtract } from '#core/exchange/import-extract.ts'
import { type Report, reportJson, type Verdict } from '#core/exchange/report.ts'
import { reportText } from '#core/exchange/report-text.ts'
import { receiptsFolder } from '#platform/config/config.ts'
import { type Command, exitCodes, type Terminal } from '../command.ts'
import { readCommandLine, tellUsage } from '../command-line.ts'
import { openParts } from '../open-parts.ts'
import { refuseForeignFolder } from '../refuse-foreign-folder.ts'
import { diskFailure } from './disk-failure.ts'
import { progressTeller } from './progress-teller.ts'

const usage = 'import <folder|zip> [--dry-run] [--json]'

export const importCommand: Command = {
  usage,
  summary: 'check an extract of billing and publish it; --dry-run only checks',
  async run(args, config, terminal) {
    const asked = readArguments(args)
    if (!asked) return tellUsage(terminal, usage)
    refuseForeignFolder(receiptsFolder(config))
    const parts = await openParts(config, terminal)
    try {
      const { files, keyring, clock, utility, databases } = parts
      return await runImport(asked, terminal, {
        timeZone: utility.timeZone,
        importExtract: (input, progress) =>
          importExtract({ db: databases.owner, files, keyring, clock, progress }, input),
      })
    } finally {
      await parts.databases.close()
    }
  },
}

type Asked = ImportInput & { readonly json: boolean }

type Door = {
  readonly timeZone: string
  readonly importExtract: (
    input: ImportInput,
    progress: NonNullable<ImportParts['progress']>,
  ) => Promise<Report>
}

const exitCodeOf: Readonly<Record<Verdict, number>> = {
  accept: exitCodes.done,
  'set-aside': exitCodes.setAside,
  refuse: exitCodes.refused,
}

const flag = { type: 'boolean', default: false } as const

export function readArguments(args: readonly string[]): Asked | undefined {
  const asked = readCommandLine(args, { 'dry-run': flag, json: flag }, 1)
  const path = asked?.positionals[0]
  if (!asked || path === undefined) return undefined
  const { 'dry-run': dryRun, json } = asked.values
  return { path, dryRun, json }
}

// Progress goes to the error stream, so that the report alone may be piped on.
export async function runImport(
  { json, ...input }: Asked,
  terminal: Pick<Terminal, 'out' | 'err' | 'isTerminal'>,
  door: Door,
): Promise<number> {
  const teller = progressTeller(terminal)
  try {
    const report = await door.importExtract(input, teller.tell)
    teller.clear()
    terminal.out(
      json ? `${JSON.stringify(reportJson(report), null, 2)}\n` : reportText(report, door.timeZone),
    )
    return exitCodeOf[report.verdict]
  } catch (fault) {
    const why = diskFailure(fault)
    if (why === undefined) throw fault
    teller.clear()
    const { path = 'диск' } = fault as NodeJS.ErrnoException
    terminal.err(`${path}: ${why}.\n`)
    terminal.err('Ничего не опубликовано. Устраните причину и повторите ту же команду.\n')
    return exitCodes.refused
  } finally {
    teller.clear()
  }
}
