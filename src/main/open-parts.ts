import { keepBranches } from '#core/customers/keep-branches.ts'
import { type Clock, systemClock } from '#platform/clock.ts'
import { type Config, receiptsFolder, secretFile } from '#platform/config/config.ts'
import { keyringFrom } from '#platform/keyring.ts'
import { jsonLog, type Log } from '#platform/log.ts'
import { createMetrics } from '#platform/metrics/metrics.ts'
import { isOwnKeyring } from '#platform/root-check.ts'
import { folderFiles } from '#providers/folder-files/folder-files.ts'
import type { Terminal } from './command.ts'
import { loadSettings } from './load-settings.ts'
import { type Databases, type OpenOptions, openDatabases } from './open-database.ts'
import type { Parts } from './parts.ts'
import { rootSecret } from './root-secret.ts'
import { StartRefused } from './start-refused.ts'

export type OpenParts = Parts & { readonly databases: Databases }

const foreignSecret =
  'KABINET_SECRET, or the file "secret" in KABINET_DATA, is not the one this database was begun ' +
  'with. Under another one no password and no receipt number fits. Lay back the right one.'

// Opens all that every command works with. Refuses a secret that is not the database's. Whoever
// opens it closes databases.
export async function openParts(
  config: Config,
  terminal: Terminal,
  options: OpenOptions & { readonly clock?: Clock } = {},
): Promise<OpenParts> {
  const clock = options.clock ?? systemClock
  const log: Log = jsonLog(() => systemClock.now(), terminal.err)
  const utility = await loadSettings(config.settingsFile)
  const root = await rootSecret(config.secret, secretFile(config))
  const databases = await openDatabases(config, {
    ...options,
    log: (line) => terminal.err(`${line}\n`),
  })
  const keyring = keyringFrom(root)
  if (!(await isOwnKeyring(databases.owner, keyring))) {
    await databases.close()
    throw new StartRefused([foreignSecret])
  }
  await keepBranches(databases.owner, utility.branches)
  return {
    databases,
    clock,
    keyring,
    files: folderFiles(receiptsFolder(config)),
    utility,
    log,
    metrics: createMetrics(),
    publicUrl: config.publicUrl,
    trustedProxies: config.trustedProxies,
    returnsFolder: config.returnsFolder,
  }
}
