import { type ParseArgsOptionsConfig, parseArgs } from 'node:util'
import { exitCodes, type Terminal } from './command.ts'

// The plain words and the options that a command was called with, in any order. Undefined for what
// the command does not know: nothing mistyped is passed over.
export function readCommandLine<Options extends ParseArgsOptionsConfig>(
  args: readonly string[],
  options: Options,
  words: number,
) {
  try {
    const asked = parseArgs({ args: [...args], options, allowPositionals: true, strict: true })
    return asked.positionals.length === words ? asked : undefined
  } catch (fault) {
    if (/^ERR_PARSE_ARGS/.test((fault as NodeJS.ErrnoException).code ?? '')) return undefined
    throw fault
  }
}

// Told to whoever mistyped, and how the program then ends.
export function tellUsage({ err }: Pick<Terminal, 'err'>, usage: string): number {
  err(`Usage: kabinet ${usage}\n`)
  return exitCodes.usage
}
