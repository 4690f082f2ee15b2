// Structured lines for a machine to read. What goes in is chosen field by field, so that no e-mail,
// name, number or secret can slip in with an object that happens to hold it.
export type LogFields = Readonly<Record<string, string | number | boolean | null>>

export type Log = {
  info(event: string, fields?: LogFields): void
  warn(event: string, fields?: LogFields): void
  error(event: string, fields?: LogFields): void
}

type Line = { level: string; time: string; event: string } & LogFields

// One JSON object a line.
export function jsonLog(now: () => Temporal.Instant, write: (line: string) => void): Log {
  const at =
    (level: string) =>
    (event: string, fields: LogFields = {}) => {
      const line: Line = { level, time: now().toString(), event, ...fields }
      write(`${JSON.stringify(line)}\n`)
    }
  return { info: at('info'), warn: at('warn'), error: at('error') }
}
