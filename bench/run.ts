// `npm run -s bench -- <name> [--long] [--check]`: measures one goal of performance against a
// yardstick measured in the same run. bench/README.md holds the figures.
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Benchmark } from './support/benchmark.ts'
import { printed, summarise } from './support/benchmark.ts'
import { BenchRefused } from './support/refused.ts'

const [name = '', ...flags] = process.argv.slice(2)
const file = join(import.meta.dirname, `${name}.ts`)
if (name === 'run' || !/^[a-z-]+$/.test(name) || !existsSync(file)) {
  const names = readdirSync(import.meta.dirname)
    .filter((entry) => entry.endsWith('.ts') && entry !== 'run.ts')
    .map((entry) => entry.replace('.ts', ''))
  process.stderr.write(`Benchmarks: ${names.join(', ')}\n`)
  process.exit(2)
}

const { benchmark } = (await import(file)) as { benchmark: Benchmark }
const say = (line: string) => process.stderr.write(`${line}\n`)
const figures = await benchmark({ long: flags.includes('--long'), say }).catch((fault) => {
  if (!(fault instanceof BenchRefused)) throw fault
  say(fault.message)
  process.exit(2)
})
let missed = false
for (const figure of figures) {
  const summary = summarise(figure)
  missed ||= !summary.met
  process.stdout.write(`${printed(name, figure, summary)}\n`)
}
process.exit(flags.includes('--check') && missed ? 1 : 0)
