import {
  listOpenReadings,
  type OpenReadingsInput,
} from '#core/exchange/returns/list-open-readings.ts'
import { type Command, exitCodes } from '../command.ts'
import { readCommandLine, tellUsage } from '../command-line.ts'
import { openParts } from '../open-parts.ts'
import { openReadingsJson, openReadingsText } from './submissions-text.ts'

const usage = 'submissions [--unanswered] [--doubts] [--branch <code>] [--json]'

export const submissionsCommand: Command = {
  usage,
  summary: 'list sent readings to look at: confirmed doubts, and what billing has not answered',
  async run(args, config, terminal) {
    const asked = readArguments(args)
    if (!asked) return tellUsage(terminal, usage)
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

const flag = { type: 'boolean', default: false } as const
const options = { unanswered: flag, doubts: flag, branch: { type: 'string' }, json: flag } as const

// Without a kind both are asked for.
export function readArguments(
  args: readonly string[],
): (OpenReadingsInput & { readonly json: boolean }) | undefined {
  const asked = readCommandLine(args, options, 0)
  if (!asked || asked.values.branch === '') return undefined
  const { unanswered, doubts, branch, json } = asked.values
  const both = !unanswered && !doubts
  return { doubted: both || doubts, unanswered: both || unanswered, branch, json }
}
