// `npm run -s drill -- <name> [--long]`: what takes too long, or is too rough, for every
// `npm test`.
import { test } from 'node:test'
import type { Drill } from './drill.ts'

const drills: Readonly<Record<string, () => Promise<Drill>>> = {
  'import-kill': async () => (await import('./import-kill.ts')).importKill,
  'return-kill': async () => (await import('./return-kill.ts')).returnKill,
  guesses: async () => (await import('./guesses.ts')).guesses,
}

const [name = '', ...options] = process.argv.slice(2)
const load = drills[name]
if (!load || options.some((option) => option !== '--long')) {
  process.stderr.write(
    `Usage: npm run -s drill -- <name> [--long]\nNames: ${Object.keys(drills)}\n`,
  )
  process.exitCode = 2
} else {
  const drill = await load()
  const say = (line: string) => process.stdout.write(`${line}\n`)
  test(name, () => drill({ long: options.length > 0, say }))
}
