import { readConfig } from '#platform/config/config.ts'
import { type Command, exitCodes, type Terminal } from './command.ts'
import { StartRefused } from './start-refused.ts'

// Loaded when asked for: a quick command should not wait for what it does not use.
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  demo: async () => (await import('./commands/demo.ts')).demoCommand,
  web: async () => (await import('./commands/web.ts')).webCommand,
  worker: async () => (await import('./commands/worker.ts')).workerCommand,
  import: async () => (await import('./commands/import.ts')).importCommand,
  migrate: async () => (await import('./commands/migrate.ts')).migrateCommand,
  return: async () => (await import('./commands/return.ts')).returnCommand,
  submissions: async () => (await import('./commands/submissions.ts')).submissionsCommand,
  show: async () => (await import('./commands/show.ts')).showCommand,
  lock: async () => (await import('./commands/lock.ts')).lockCommand,
  doctor: async () => (await import('./commands/doctor.ts')).doctorCommand,
}

let asked: Promise<void> | undefined

const terminal: Terminal = {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  isTerminal: process.stderr.isTTY === true,
  // Signals are taken once somebody waits for them; until then they end the program, as they should
  // an import or a start.
  get stopped() {
    asked ??= new Promise((resolve) => {
      for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve())
    })
    return asked
  },
}

process.exitCode = await main(process.argv.slice(2))

async function main([name = 'help', ...args]: readonly string[]): Promise<number> {
  const load = commands[name]
  if (!load) return help(name)
  const reading = readConfig(process.env)
  if (reading.faults) {
    for (const { name: variable, sentence } of reading.faults)
      terminal.err(`${variable} ${sentence}\n`)
    return exitCodes.usage
  }
  const command = await load()
  try {
    return await command.run(args, reading.config, terminal)
  } catch (fault) {
    if (!(fault instanceof StartRefused)) throw fault
    for (const sentence of fault.sentences) terminal.err(`${sentence}\n`)
    return exitCodes.refused
  }
}

async function help(name: string): Promise<number> {
  const known = await Promise.all(Object.values(commands).map((load) => load()))
  const width = Math.max(...known.map(({ usage }) => usage.length))
  const lines = known.map(({ usage, summary }) => `  kabinet ${usage.padEnd(width)}  ${summary}\n`)
  const asked = ['help', '--help', '-h'].includes(name)
  const say = asked ? terminal.out : terminal.err
  if (!asked) say(`There is no command “${name}”.\n`)
  say(`Commands:\n${lines.join('')}`)
  return asked ? exitCodes.done : exitCodes.usage
}
