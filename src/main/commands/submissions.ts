import {
  listOpenReadings,
  type OpenReadingsInput,
} from '#core/exchange/returns/list-open-readings.ts'
import { type Command, exitCodes } from '../command.ts'
import { openParts } from '../open-parts.ts'
import { openReadingsJson, openReadingsText } from './submissions-text.ts'

const usage = 'submissions [--unanswered] [--doubts] [--branch <code>] [--json]'

export const submissionsCommand: Command = {
  usage,
  summary: 'list sent readings to look at: confirmed doubts, and what billing has not answered',
  async run(args, config, terminal) {
    const asked = readArguments(args)
    if (!asked) {
      terminal.err(`Usage: kabinet ${usage}\n`)
      return exitCodes.usage
    }
    const parts = await openParts(config, terminal)
    try {
      const { utility, databases, clock } = parts
      const codes = utility.branches.map(({ code }) => code)
      if (asked.branch !== undefined && !codes.includes(asked.branch)) {
        terminal.err(`Отделения ${asked.branch} нет. Есть: ${codes.join(', ')}.\n`)
        return exitCodes.usage
      }
      const open = await listOpenReadings({ db: databases.owner, clock, utility }, asked)
      terminal.out(
        asked.json
          ? `${JSON.stringify(openReadingsJson(open, utility.timeZone), undefined, 2)}\n`
          : openReadingsText(open, utility.timeZone),
      )
      return exitCodes.done
    } finally {
      await parts.databases.close()
    }
  },
}

// Without a kind both are asked for. Anything but the known options is a slip of the keyboard.
export function readArguments(
  args: readonly string[],
): (OpenReadingsInput & { readonly json: boolean }) | undefined {
  const place = args.indexOf('--branch')
  const branch = place === -1 ? undefined : (args[place + 1] ?? '')
  if (branch === '' || branch?.startsWith('--')) return undefined
  const rest = args.filter((_, at) => place === -1 || (at !== place && at !== place + 1))
  const known = ['--unanswered', '--doubts', '--json']
  if (rest.some((arg) => !known.includes(arg))) return undefined
  const both = !rest.includes('--unanswered') && !rest.includes('--doubts')
  return {
    doubted: both || rest.includes('--doubts'),
    unanswered: both || rest.includes('--unanswered'),
    branch,
    json: rest.includes('--json'),
  }
}
