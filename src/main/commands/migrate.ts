import { type Command, exitCodes } from '../command.ts'
import { openParts } from '../open-parts.ts'

export const migrateCommand: Command = {
  usage: 'migrate',
  summary: 'bring the database to the version of this program',
  async run(_args, config, terminal) {
    const parts = await openParts(config, terminal, { migrateNow: true })
    await parts.databases.close()
    terminal.out('The database is ready for this program.\n')
    return exitCodes.done
  },
}
