import { routes } from '../../routes.ts'
import { openRoute, type RouteEntry } from '../../visit.ts'
import { createChoose, showChoose } from './choose-handlers.ts'
import { createRequest, showRequest, showResetSent } from './request-handlers.ts'

export const passwordResetRoutes: readonly RouteEntry[] = [
  openRoute('GET', routes.passwordReset.request, showRequest),
  openRoute('POST', routes.passwordReset.request, createRequest),
  openRoute('GET', routes.passwordReset.sent, showResetSent),
  openRoute('GET', routes.passwordReset.choose, showChoose),
  openRoute('POST', routes.passwordReset.choose, createChoose),
]
