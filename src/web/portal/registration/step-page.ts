import type {
  RegistrationProgress,
  RegistrationStep,
  StepMissing,
} from '#core/identity/registration-step.ts'
import { type Html, html, type Piece } from '#platform/html/html.ts'
import type { FieldError } from '../../parts/error-summary.ts'
import { layout } from '../../parts/layout.ts'
import { withOutcome } from '../../parts/outcome-notice.ts'
import { steps } from '../../parts/steps.ts'
import { type Reply, redirect } from '../../reply.ts'
import { routes } from '../../routes.ts'
import type { Visit } from '../../visit.ts'
import { frameWords } from '../../words/frame.ts'
import { registrationWords } from '../../words/registration.ts'

const order: readonly RegistrationStep[] = ['number', 'email', 'password', 'consent']

type StepPage = {
  readonly step: RegistrationStep
  readonly title: string
  readonly lede?: Piece
  readonly body: Piece
  readonly aside?: Piece
  readonly errors?: readonly FieldError[]
  readonly islands?: readonly string[]
}

export const stepAddress = (step: RegistrationStep): string => routes.registration[step]

// One question to a page, under a line that shows how many are left; a way back from all but the
// first.
export function stepPage(visit: Visit, { step, ...given }: StepPage): Html {
  const position = order.indexOf(step)
  const before = order[position - 1]
  const line = html`<p class="section">${registrationWords[visit.language].section}</p>
${steps(visit.language, position + 1, order.length)}`
  const back = before && { href: stepAddress(before), text: frameWords[visit.language].back }
  return layout(visit, { ...given, above: line, ...(back && { back }) })
}

// Whether something is kept of a step: then it may be left as it is.
export function isDone(progress: RegistrationProgress, step: RegistrationStep): boolean {
  return progress.next !== 'sent' && order.indexOf(progress.next) > order.indexOf(step)
}

// No step can be skipped by its address (ASVS 5.0, 2.3.1): where a visitor who is not that far is
// sent instead. Undefined when the step's page may open.
export function stepAhead(
  progress: RegistrationProgress,
  step: RegistrationStep,
): Reply | undefined {
  if (progress.next === 'sent') return redirect(routes.registration.sent)
  const early = order.indexOf(progress.next) < order.indexOf(step)
  return early ? redirect(stepAddress(progress.next)) : undefined
}

// What was kept has run out while the visitor was typing: back to the step that is missing.
export function stepForgotten({ step }: StepMissing): Reply {
  return redirect(withOutcome(stepAddress(step), 'registration-forgotten'))
}
