import { mkdir } from 'node:fs/promises'
import { isRefused } from '#base/outcome.ts'
import { type HandOverOutcome, handOver } from '#core/exchange/returns/hand-over.ts'
import type { ReturnMeans } from '#core/exchange/returns/means.ts'
import { writeReturnAgain } from '#core/exchange/returns/write-return-again.ts'
import { type Command, exitCodes, type Terminal } from '../command.ts'
import { readCommandLine, tellUsage } from '../command-line.ts'
import { openParts } from '../open-parts.ts'
import { againText, handedOverText, notWrittenText } from './return-text.ts'

const usage = 'return <folder> [--again <n>] [--json]'

export const returnCommand: Command = {
  usage,
  summary: 'hand what customers sent over to billing; --again writes a lost package once more',
  async run(args, config, terminal) {
    const asked = readArguments(args)
    if (!asked) return tellUsage(terminal, usage)
    const parts = await openParts(config, terminal)
    try {
      return await runReturn(asked, terminal, { ...parts, db: parts.databases.owner })
    } finally {
      await parts.databases.close()
    }
  },
}

type Asked = {
  readonly folder: string
  // The number of a package that was lost.
  readonly again?: number
  readonly json: boolean
}

const options = {
  again: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const

export function readArguments(args: readonly string[]): Asked | undefined {
  const asked = readCommandLine(args, options, 1)
  const folder = asked?.positionals[0]
  if (!asked || folder === undefined) return undefined
  const { again, json } = asked.values
  if (again === undefined) return { folder, json }
  return /^[1-9]\d{0,8}$/.test(again) ? { folder, again: Number(again), json } : undefined
}

// A package that could not be written is no loss: it is recorded, or nothing was.
export async function runReturn(
  asked: Asked,
  terminal: Pick<Terminal, 'out'>,
  means: ReturnMeans,
): Promise<number> {
  try {
    const { outcome, text } = await askedFor(asked, means)
    terminal.out(asked.json ? `${JSON.stringify(outcome, undefined, 2)}\n` : text)
    return isRefused(outcome) ? exitCodes.refused : exitCodes.done
  } catch (fault) {
    const text = notWrittenText(fault, asked.folder)
    if (text === undefined) throw fault
    terminal.out(
      asked.json ? `${JSON.stringify({ refused: 'not-written' }, undefined, 2)}\n` : text,
    )
    return exitCodes.refused
  }
}

async function askedFor({ folder, again }: Asked, means: ReturnMeans) {
  await makeFolder(folder)
  if (again === undefined) {
    const outcome: HandOverOutcome = await handOver(means, folder)
    return { outcome, text: handedOverText(outcome, folder) }
  }
  const outcome = await writeReturnAgain(means, folder, again)
  return { outcome, text: againText(outcome, folder, again) }
}

// A person who names a folder means it to be there; what it should lie in must be there already.
async function makeFolder(folder: string): Promise<void> {
  await mkdir(folder).catch((fault: NodeJS.ErrnoException) => {
    if (!['EEXIST', 'ENOENT', 'ENOTDIR'].includes(fault.code ?? '')) throw fault
  })
}
