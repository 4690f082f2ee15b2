// The web half as `kabinet web` composes it, on the region's own day instead of today's.
import { composeWeb } from '#main/compose-web.ts'
import { openParts } from '#main/open-parts.ts'
import { readConfig } from '#platform/config/config.ts'
import { townMorning } from './town-day.ts'

const reading = readConfig(process.env)
if (reading.faults) throw new Error('the configuration of the bench is wrong')
const { config } = reading
const said = (line: string) => process.stderr.write(line)
const terminal = { out: said, err: said, isTerminal: false, stopped: new Promise<void>(() => {}) }
// As cheap to ask as the machine's own.
const start = townMorning.epochMilliseconds - performance.now()
const clock = {
  now: () => Temporal.Instant.fromEpochMilliseconds(Math.round(start + performance.now())),
}
const parts = await openParts(config, terminal, { clock, servesPages: true })
const web = composeWeb(parts)
await web.app.listen({ host: config.host, port: config.port })
process.on('SIGTERM', async () => {
  await web.close()
  await parts.databases.close()
  process.exit(0)
})
