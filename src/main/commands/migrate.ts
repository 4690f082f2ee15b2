import { type Command, exitCodes } from '../command.ts'
import { readCommandLine, tellUsage } from '../command-line.ts'
import { openParts } from '../open-parts.ts'

export const migrateCommand: Command = {
  usage: 'migrate',
  summary: 'bring the database to the version of this program',
  async run(args, config, terminal) {
    if (!readCommandLine(args, {}, 0)) return tellUsage(terminal, 'migrate')
    const parts = await openParts(config, terminal, { migrateNow: true })
    await parts.databases.close()
    terminal.out('The database is ready for this program.\n')
    return exitCodes.done
  },
}
