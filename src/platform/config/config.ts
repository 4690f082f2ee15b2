import { join, resolve } from 'node:path'
import { type Fault, readerOf } from './environment.ts'

// Everything the operator sets, read once. docs/operations/configuration.md says the same in words.
export type Config = {
  readonly dataFolder: string
  // Absent: the program runs its own PostgreSQL in the data folder.
  readonly databaseUrl: string | undefined
  readonly webDatabaseUrl: string | undefined
  readonly host: string
  readonly port: number
  readonly metricsPort: number
  readonly workerMetricsPort: number
  readonly publicUrl: string
  readonly secret: string | undefined
  readonly settingsFile: string | undefined
  readonly smtpUrl: string | undefined
  // Where the worker puts packages for billing; absent: it makes none.
  readonly returnsFolder: string | undefined
  // Addresses and networks whose X-Forwarded-For is believed.
  readonly trustedProxies: readonly string[]
}

type ConfigReading =
  | { readonly config: Config; readonly faults?: never }
  | { readonly faults: readonly Fault[] }

// Reads and checks all of it, naming every fault in one go.
export function readConfig(
  environment: Readonly<Record<string, string | undefined>>,
): ConfigReading {
  const read = readerOf(environment)
  const dataFolder = resolve(read.text('KABINET_DATA') ?? 'data')
  const databaseUrl = read.url('DATABASE_URL', ['postgres:', 'postgresql:', 'socket:'])
  // The ports of metrics and of the make-believe mailbox follow by default.
  const port = read.integer('PORT', 1, 65_533) ?? 8080
  const returnsFolder = read.text('KABINET_RETURNS')
  const config: Config = {
    dataFolder,
    databaseUrl,
    webDatabaseUrl: read.url('DATABASE_WEB_URL', ['postgres:', 'postgresql:', 'socket:']),
    host: read.text('HOST') ?? '127.0.0.1',
    port,
    metricsPort: read.integer('METRICS_PORT', 1, 65_534) ?? port + 1,
    workerMetricsPort: read.integer('WORKER_METRICS_PORT', 1, 65_535) ?? port + 2,
    publicUrl: (read.url('KABINET_URL', ['http:', 'https:']) ?? `http://localhost:${port}`).replace(
      /\/$/,
      '',
    ),
    secret: read.secret('KABINET_SECRET'),
    settingsFile: read.text('KABINET_SETTINGS'),
    smtpUrl: read.url('SMTP_URL', ['smtp:', 'smtps:']),
    returnsFolder: returnsFolder === undefined ? undefined : resolve(returnsFolder),
    trustedProxies: read.networks('KABINET_TRUSTED_PROXIES') ?? [],
  }
  if (config.metricsPort === port) read.fault('METRICS_PORT', 'is the port of the pages, too')
  if (databaseUrl !== undefined && read.text('KABINET_SECRET') === undefined) {
    read.fault('KABINET_SECRET', 'is needed beside DATABASE_URL, the same on every machine')
  }
  if (databaseUrl === undefined && config.webDatabaseUrl !== undefined) {
    read.fault('DATABASE_WEB_URL', 'has no use without DATABASE_URL')
  }
  return read.faults.length > 0 ? { faults: read.faults } : { config }
}

export const receiptsFolder = (config: Config) => join(config.dataFolder, 'receipts')
export const postgresFolder = (config: Config) => join(config.dataFolder, 'postgres')
export const secretFile = (config: Config) => join(config.dataFolder, 'secret')
