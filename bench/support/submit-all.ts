// Sends everything in SENDINGS through the operation from this one process, CLIENTS at a time over
// the pool that serves pages, and writes when each was done, in seconds.
import { readFileSync, writeFileSync } from 'node:fs'
import { openParts } from '#main/open-parts.ts'
import { readConfig } from '#platform/config/config.ts'
import type { Sending } from './sending-region.ts'
import { sideBySide } from './side-by-side.ts'
import { submitSending } from './submit-sending.ts'

const reading = readConfig({ KABINET_DATA: process.env.KABINET_DATA })
if (reading.faults) throw new Error('the configuration of the bench is wrong')
const silent = () => {}
const terminal = { out: silent, err: silent, isTerminal: false, stopped: new Promise<void>(silent) }
const parts = await openParts(reading.config, terminal, { servesPages: true })
const sendings: readonly Sending[] = JSON.parse(readFileSync(`${process.env.SENDINGS}`, 'utf8'))
const means = { ...parts, db: parts.databases.web }
const done: number[] = []
await sideBySide(sendings, Number(process.env.CLIENTS), async (sending) => {
  await submitSending(means, sending)
  done.push(performance.now() / 1000)
})
writeFileSync(`${process.env.DONE}`, JSON.stringify(done))
await parts.databases.close()
process.exit(0)
