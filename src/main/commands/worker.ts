import { existsSync } from 'node:fs'
import { serveMetrics } from '#platform/metrics/metrics.ts'
import { ring } from '#platform/ring.ts'
import { smtpMailer } from '#providers/smtp/smtp-mailer.ts'
import { type Command, exitCodes } from '../command.ts'
import { readCommandLine, tellUsage } from '../command-line.ts'
import { composeWorker } from '../compose-worker.ts'
import { openParts } from '../open-parts.ts'
import { refuseTakenPorts } from '../refuse-taken-ports.ts'
import { StartRefused } from '../start-refused.ts'

export const workerCommand: Command = {
  usage: 'worker',
  summary: 'send letters, settle registrations, seal the trail, make return packages',
  async run(args, config, terminal) {
    if (!readCommandLine(args, {}, 0)) return tellUsage(terminal, 'worker')
    if (config.smtpUrl === undefined) {
      throw new StartRefused(['SMTP_URL is needed: the worker sends the letters.'])
    }
    await refuseTakenPorts(config.host, [config.workerMetricsPort])
    const parts = await openParts(config, terminal)
    const mailer = smtpMailer({ url: config.smtpUrl, sender: parts.utility.mailSender })
    const worker = await composeWorker({ ...parts, mailer })
    const metrics = await serveMetrics(parts.metrics, config.host, config.workerMetricsPort)
    const { returnsFolder } = config
    // A share that is not mounted is better seen now than at the first package.
    if (returnsFolder !== undefined && !existsSync(returnsFolder)) {
      parts.log.warn('return.no-folder', { folder: returnsFolder })
    }
    parts.log.info('worker.ready')
    const stoppedBy = await Promise.race([
      terminal.stopped.then(() => 'signal' as const),
      worker.ended.then(() => 'itself' as const),
    ])
    // Whatever watches over the program starts it again.
    if (stoppedBy === 'itself') ring(parts, 'queue-stopped')
    await worker.close()
    await Promise.all([mailer.close(), metrics.close()])
    await parts.databases.close()
    parts.log.info('worker.stopped')
    return stoppedBy === 'itself' ? exitCodes.refused : exitCodes.done
  },
}
