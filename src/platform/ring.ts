import type { Log, LogFields } from './log.ts'
import type { AlarmKind, Metrics } from './metrics/metrics.ts'

export type Bell = { readonly log: Log; readonly metrics: Pick<Metrics, 'alarms'> }

// Somebody must look: counted for the alarms of Prometheus, and a line in the log that says what
// about (docs/operations/incident.md).
export function ring({ log, metrics }: Bell, kind: AlarmKind, fields?: LogFields): void {
  metrics.alarms.inc({ kind })
  log.error(`alarm.${kind}`, fields)
}
