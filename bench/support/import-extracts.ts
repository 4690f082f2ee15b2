// A process of its own that imports extracts one after the other, and prints how long it took and
// how large it grew. Extracts of a bench are small: where time counts, the first is checked once
// before, as servers are warmed up, or it would be the compiler that is measured.
import { importExtract } from '#core/exchange/import-extract.ts'
import { type OpenParts, openParts } from '#main/open-parts.ts'
import { readConfig } from '#platform/config/config.ts'
import { runProcess } from './server-process.ts'

type Imported = { readonly seconds: number; readonly megabytes: number }

export async function importExtracts(
  dataFolder: string,
  paths: readonly string[],
  { warmUp = false } = {},
): Promise<Imported> {
  const extracts = JSON.stringify(paths)
  const environment = { KABINET_DATA: dataFolder, EXTRACTS: extracts, WARM_UP: `${warmUp}` }
  return JSON.parse(await runProcess('bench/support/import-extracts.ts', environment))
}

export async function openIn(dataFolder: string): Promise<OpenParts> {
  const reading = readConfig({ KABINET_DATA: dataFolder })
  if (reading.faults) throw new Error('the configuration of the bench is wrong')
  const silent = () => {}
  const stopped = new Promise<void>(silent)
  return openParts(reading.config, { out: silent, err: silent, isTerminal: false, stopped })
}

if (import.meta.main) {
  const { KABINET_DATA = '', EXTRACTS = '[]', WARM_UP } = process.env
  const parts = await openIn(KABINET_DATA)
  const db = parts.databases.owner
  const paths: string[] = JSON.parse(EXTRACTS)
  const [first] = paths
  if (WARM_UP === 'true' && first)
    await importExtract({ ...parts, db }, { path: first, dryRun: true })
  const started = performance.now()
  for (const path of paths) {
    const { verdict } = await importExtract({ ...parts, db }, { path, dryRun: false })
    if (verdict !== 'accept') throw new Error(`${path}: ${verdict}`)
  }
  const seconds = (performance.now() - started) / 1000
  await parts.databases.close()
  const megabytes = process.resourceUsage().maxRSS / 1024
  process.stdout.write(JSON.stringify({ seconds, megabytes } satisfies Imported))
}
