import { sealAudit } from '#core/audit/seal-audit.ts'
import { tellOtherViewers } from '#core/customers/tell-other-viewers.ts'
import { forgetExpired } from '#core/identity/forget-expired.ts'
import type { SettlingMeans } from '#core/identity/means.ts'
import { settleEmailChange } from '#core/identity/settle-email-change.ts'
import { settlePasswordReset } from '#core/identity/settle-password-reset.ts'
import { settleRegistration } from '#core/identity/settle-registration.ts'
import { type DeliveryMeans, deliverNotice } from '#core/notices/deliver-notice.ts'
import { forgetSettled } from '#core/notices/forget-settled.ts'
import type { JobKind, OwedJobs } from '#platform/jobs/owe-job.ts'
import type { Task } from '#platform/jobs/run-worker.ts'
import { type HandOverMeans, handOverOnTime } from './returns/hand-over-on-time.ts'
import { tellUnanswered, type UnansweredMeans } from './returns/tell-unanswered.ts'

type TaskMeans = SettlingMeans & DeliveryMeans & HandOverMeans & UnansweredMeans

// One task for each kind of job that can be owed: a kind without a task is a type error.
type OwedTasks = { readonly [Kind in JobKind]: (job: OwedJobs[Kind]) => Promise<void> }

// Recurring work, as crontab lines. They know UTC alone: what has its time by the utility's clock
// comes every quarter of an hour and looks. A quarter that passed while no worker ran is caught up.
export function timetableOf({ returnsFolder }: Pick<TaskMeans, 'returnsFolder'>): string {
  const always = ['* * * * * seal-audit', '17 * * * * forget-expired', '5 16 * * * tell-unanswered']
  const handingOver = '*/15 * * * * hand-over ?fill=12h&max=10&queue=returns'
  return [...always, ...(returnsFolder === undefined ? [] : [handingOver])].join('\n')
}

export function taskList(means: TaskMeans): Readonly<Record<string, Task>> {
  const owed: OwedTasks = {
    'registration-submitted': (job) => settleRegistration(means, job),
    'password-reset-requested': (job) => settlePasswordReset(means, job),
    'email-change-requested': (job) => settleEmailChange(means, job),
    'account-linked': (job) => tellOtherViewers(means, job),
    'notice-owed': (job) => deliverNotice(means, job.noticeId),
  }
  const recurring = {
    // The log is kept elsewhere, and the head of the chain with it.
    'seal-audit': async () => {
      const sealed = await sealAudit(means)
      if (!sealed) return
      const { rows, head } = sealed
      means.log.info('audit.sealed', { rows, seal: Number(sealed.sealNumber), head })
    },
    'forget-expired': async () => {
      await forgetExpired(means)
      await forgetSettled(means)
    },
    'hand-over': (payload: unknown) => handOverOnTime(means, payload),
    'tell-unanswered': () => tellUnanswered(means),
  }
  // What was owed is JSON that oweJob wrote with these very types.
  return { ...(owed as Readonly<Record<JobKind, Task>>), ...recurring }
}
