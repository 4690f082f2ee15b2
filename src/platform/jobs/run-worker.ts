import { Logger, run, type TaskList } from 'graphile-worker'
import type { Log } from '../log.ts'
import type { Database } from '../postgres/database.ts'

// What a job is handed is what was owed: JSON, checked by the task itself.
export type Task = (payload: unknown) => Promise<void>

export type Worker = { close(): Promise<void> }

// Runs owed jobs as they come and recurring ones by the timetable (crontab lines). A job that
// throws is tried again with growing gaps; one whose process died is taken up by another. close()
// lets running jobs finish.
export async function runWorker(options: {
  readonly db: Database
  readonly tasks: Readonly<Record<string, Task>>
  readonly timetable: string
  readonly log: Log
}): Promise<Worker> {
  const { db, tasks, timetable, log } = options
  const taskList: TaskList = {}
  for (const [kind, task] of Object.entries(tasks)) {
    taskList[kind] = (payload) => task(payload)
  }
  const runner = await run({
    pgPool: db.pool,
    taskList,
    crontab: timetable,
    concurrency: 4,
    noHandleSignals: true,
    logger: new Logger(() => (level, message) => {
      if (level === 'error') log.error('job.failed', { message: withoutPayload(message) })
    }),
  })
  // The runner's own promise rejects when it stops in trouble; the caller learns it from close().
  runner.promise.catch(() => {})
  return { close: () => runner.stop() }
}

// A failing job's message may quote its payload, which may name a person.
function withoutPayload(message: string): string {
  return message.replace(/\{.*\}/s, '{…}').slice(0, 300)
}
