import type { Mailer } from '#core/notices/mailer.ts'
import { oldestOwed } from '#core/notices/oldest-owed.ts'
import { runWorker } from '#platform/jobs/run-worker.ts'
import { letterWriter } from '#tasks/letters/write-letters.ts'
import { taskList, timetableOf } from '#tasks/task-list.ts'
import { href, routes } from '#web/routes.ts'
import type { Parts } from './parts.ts'

// The door for time: owed jobs and the timetable.
export function composeWorker(parts: Parts & { readonly mailer: Mailer }) {
  const { databases, utility, keyring, publicUrl, metrics, clock } = parts
  const at = (path: string) => `${publicUrl}${path}`
  const write = letterWriter({
    utility,
    keyring,
    links: {
      confirmation: (token) => at(href(routes.confirmation, { token })),
      passwordReset: (token) => at(href(routes.passwordReset.choose, { token })),
      registration: at(routes.registration.number),
      signIn: at(routes.signIn),
      requestReset: at(routes.passwordReset.request),
    },
  })
  const mailDomain = new URL(publicUrl).hostname
  const tasks = taskList({ ...parts, db: databases.owner, write, mailDomain })
  metrics.watchLetters(() => oldestOwed({ db: databases.owner, clock }))
  return runWorker({
    db: databases.owner,
    tasks,
    timetable: timetableOf(parts),
    log: parts.log,
    onFailed: (task) => metrics.jobsFailed.inc({ task }),
  })
}
