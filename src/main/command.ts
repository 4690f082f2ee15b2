import type { Config } from '#platform/config/config.ts'

// What a command may speak with. Exit codes are its answer.
export type Terminal = {
  readonly out: (text: string) => void
  readonly err: (text: string) => void
  // Whether a person is looking, so that a progress bar makes sense.
  readonly isTerminal: boolean
  // Resolves when the program is asked to stop. Whoever never looks is ended by the signal itself.
  readonly stopped: Promise<void>
}

export type Command = {
  readonly usage: string
  readonly summary: string
  run(args: readonly string[], config: Config, terminal: Terminal): Promise<number>
}

export const exitCodes = { done: 0, refused: 1, usage: 2, setAside: 3 } as const
