import { Logger, run, type TaskList } from 'graphile-worker'
import type { Log } from '../log.ts'
import type { Database } from '../postgres/database.ts'
import { poolOfQueue } from './pool-of-queue.ts'

// What a job is handed is what was owed: JSON, checked by the task itself.
export type Task = (payload: unknown) => Promise<void>

type Worker = {
  // Resolves when the queue ends, also by itself: then nothing owed is done any more.
  readonly ended: Promise<void>
  close(): Promise<void>
}

// Jobs at work in one process.
const atOnce = 4

// Runs owed jobs as they come and recurring ones by the timetable (crontab lines). A job that
// throws is tried again with growing gaps; one whose process died is taken up by another. close()
// lets running jobs finish.
export async function runWorker(options: {
  readonly db: Database
  readonly tasks: Readonly<Record<string, Task>>
  readonly timetable: string
  readonly log: Log
  // After each attempt that failed.
  readonly onFailed?: (task: string) => void
}): Promise<Worker> {
  const { db, tasks, timetable, log, onFailed } = options
  const taskList: TaskList = {}
  for (const [kind, task] of Object.entries(tasks)) {
    taskList[kind] = async (payload) => {
      try {
        await task(payload)
      } catch (fault) {
        onFailed?.(kind)
        throw fault
      }
    }
  }
  const pool = poolOfQueue(db, atOnce + 1)
  const runner = await run({
    pgPool: pool,
    taskList,
    crontab: timetable,
    concurrency: atOnce,
    noHandleSignals: true,
    logger: new Logger(() => (level, message, meta) => {
      const fields = { message: withoutPayload(message) }
      if (level === 'warning') log.warn('queue.warned', fields)
      // The queue marks so what it says of a job; the rest it says of itself.
      if (level === 'error') log.error(meta?.failure ? 'job.failed' : 'queue.failed', fields)
    }),
  })
  let isRunning = true
  const over = () => {
    isRunning = false
  }
  const ended = runner.promise.then(over, over).then(() => pool.end())
  return {
    ended,
    // A queue that has ended by itself cannot be stopped once more.
    close: async () => {
      if (isRunning) await runner.stop()
      await ended
    },
  }
}

// A failing job's message may quote its payload, which may name a person.
function withoutPayload(message: string): string {
  return message.replace(/\{.*\}/s, '{…}').slice(0, 300)
}
