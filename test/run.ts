// `npm test`: every check in one readable list. `-- --only unit,browser` runs some of them.
import { spawn } from 'node:child_process'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const tool = (name: string) => join(root, 'node_modules', '.bin', name)
const tests = (...patterns: string[]) => [
  process.execPath,
  '--disable-warning=ExperimentalWarning',
  '--test',
  '--test-isolation=none',
  // What waits for something that never comes fails by itself instead of holding up all others.
  '--test-timeout=300000',
  `--test-reporter=${process.stdout.isTTY ? 'dot' : 'spec'}`,
  ...patterns,
]

const steps: readonly { name: string; command: readonly string[] }[] = [
  { name: 'types', command: [tool('tsc'), '-p', 'tsconfig.json'] },
  { name: 'island types', command: [tool('tsc'), '-p', 'src/web/islands/tsconfig.json'] },
  { name: 'worker types', command: [tool('tsc'), '-p', 'src/web/worker/tsconfig.json'] },
  { name: 'lint', command: [tool('biome'), 'ci', '--error-on-warnings', '.'] },
  { name: 'tidy', command: tests('test/tidy.test.ts') },
  {
    name: 'unit',
    command: tests(
      'src/**/*.test.ts',
      'demo/**/*.test.ts',
      'test/walls/*.test.ts',
      'test/drills/*.test.ts',
    ),
  },
  { name: 'browser', command: tests('test/journeys/*.test.ts') },
]

const only = process.argv.includes('--only')
  ? process.argv[process.argv.indexOf('--only') + 1]?.split(',')
  : undefined

const failed: string[] = []
for (const { name, command } of steps) {
  if (only && !only.includes(name)) continue
  const started = performance.now()
  const passed = await runs(command)
  const seconds = Math.round(performance.now() - started) / 1000
  process.stdout.write(`${passed ? 'passed' : 'FAILED'}: ${name} (${seconds} s)\n`)
  if (!passed) failed.push(name)
}
if (failed.length > 0) {
  process.stdout.write(`\nFailed: ${failed.join(', ')}\n`)
  process.exitCode = 1
}

function runs([program = '', ...args]: readonly string[]): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: root, stdio: 'inherit' })
    child.on('error', () => resolve(false))
    child.on('exit', (code) => resolve(code === 0))
  })
}
