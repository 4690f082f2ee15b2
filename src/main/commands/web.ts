import { serveMetrics } from '#platform/metrics/metrics.ts'
import { type Command, exitCodes } from '../command.ts'
import { readCommandLine, tellUsage } from '../command-line.ts'
import { openParts } from '../open-parts.ts'
import { refuseTakenPorts } from '../refuse-taken-ports.ts'

export const webCommand: Command = {
  usage: 'web',
  summary: 'serve the cabinet; stops cleanly on SIGTERM',
  async run(args, config, terminal) {
    if (!readCommandLine(args, {}, 0)) return tellUsage(terminal, 'web')
    await refuseTakenPorts(config.host, [config.port, config.metricsPort])
    // The pages are loaded while the database answers.
    const opening = openParts(config, terminal, { servesPages: true })
    const [{ composeWeb }, parts] = await Promise.all([import('../compose-web.ts'), opening])
    const web = composeWeb(parts)
    await web.app.listen({ host: config.host, port: config.port })
    const metrics = await serveMetrics(parts.metrics, config.host, config.metricsPort)
    parts.log.info('web.ready', { host: config.host, port: config.port })
    await terminal.stopped
    await web.close()
    await metrics.close()
    await parts.databases.close()
    parts.log.info('web.stopped')
    return exitCodes.done
  },
}
