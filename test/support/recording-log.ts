import type { Log } from '#platform/log.ts'

// A log to be asked afterwards: every line as JSON.
export function recordingLog(): Log & { readonly lines: string[] } {
  const lines: string[] = []
  const keep = (event: string, fields: object = {}) =>
    void lines.push(JSON.stringify({ event, ...fields }))
  return { lines, info: keep, warn: keep, error: keep }
}
