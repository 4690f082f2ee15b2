// `npm test`: every check in one readable list. `-- --only unit,browser` runs some of them.
import { spawn } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

const root = join(import.meta.dirname, '..')
const isTerminal = process.stdout.isTTY
const tool = (name: string) => join(root, 'node_modules', '.bin', name)
const tests = (...patterns: string[]) => [
  process.execPath,
  '--disable-warning=ExperimentalWarning',
  '--test',
  '--test-isolation=none',
  // What waits for something that never comes fails by itself instead of holding up all others.
  '--test-timeout=300000',
  `--test-reporter=${isTerminal ? 'dot' : 'spec'}`,
  ...patterns,
]

type Step = { readonly name: string; readonly command: readonly string[] }

// Each part has a database server of its own.
const parts = Math.min(availableParallelism(), 4)

function inParts(name: string, ...patterns: string[]): Step[] {
  return Array.from({ length: parts }, (_, index) => ({
    name: `${name} ${index + 1} of ${parts}`,
    command: tests(`--test-shard=${index + 1}/${parts}`, ...patterns),
  }))
}

const steps: readonly Step[] = [
  { name: 'types', command: [tool('tsc'), '-p', 'tsconfig.json'] },
  { name: 'island types', command: [tool('tsc'), '-p', 'src/web/islands/tsconfig.json'] },
  { name: 'worker types', command: [tool('tsc'), '-p', 'src/web/worker/tsconfig.json'] },
  { name: 'lint', command: [tool('biome'), 'ci', '--error-on-warnings', '.'] },
  { name: 'tidy', command: tests('test/tidy.test.ts') },
  // The longest begins first.
  { name: 'browser', command: tests('test/journeys/*.test.ts') },
  ...inParts(
    'unit',
    'src/**/*.test.ts',
    'demo/**/*.test.ts',
    'test/walls/*.test.ts',
    'test/drills/*.test.ts',
  ),
]

const only = process.argv.includes('--only')
  ? process.argv[process.argv.indexOf('--only') + 1]?.split(',')
  : undefined
// 'types' are all of them, 'unit' is every part of it.
const isStep = (name: string, asked: string) =>
  name === asked || name.startsWith(`${asked} `) || name.endsWith(` ${asked}`)
const isAsked = ({ name }: Step) => only?.some((one) => isStep(name, one))
const waiting = only ? steps.filter(isAsked) : [...steps]
// A name that is no step's would pass without a test.
const unknown = only?.filter((one) => !steps.some(({ name }) => isStep(name, one))) ?? []
const failed = unknown.map((one) => `no step ${one}`)
await Promise.all(Array.from({ length: parts }, takeSteps))
if (failed.length > 0) {
  process.stdout.write(`\nFailed: ${failed.join(', ')}\n`)
  process.exitCode = 1
}

// Steps go side by side, as many as there are parts, begun in their order.
async function takeSteps(): Promise<void> {
  for (let step = waiting.shift(); step; step = waiting.shift()) {
    const started = performance.now()
    const passed = await runs(step)
    const seconds = Math.round(performance.now() - started) / 1000
    process.stdout.write(`${passed ? 'passed' : 'FAILED'}: ${step.name} (${seconds} s)\n`)
    if (!passed) failed.push(step.name)
  }
}

// What it says goes to the terminal as it comes; elsewhere each line says whose it is.
function runs({ name, command: [program = '', ...args] }: Step): Promise<boolean> {
  const child = spawn(program, args, { cwd: root, stdio: isTerminal ? 'inherit' : 'pipe' })
  for (const stream of [child.stdout, child.stderr]) {
    if (!stream) continue
    createInterface({ input: stream }).on('line', (line) => {
      process.stdout.write(`${name}: ${line}\n`)
    })
  }
  return new Promise((resolve) => {
    child.on('error', () => resolve(false))
    // What a step leaves running may hold its pipes for ever: it is not waited for.
    child.on('exit', () => {
      setTimeout(
        () => [child.stdout, child.stderr].map((stream) => stream?.destroy()),
        5_000,
      ).unref()
    })
    child.on('close', (code) => resolve(code === 0))
  })
}
