import { routes } from '../../routes.ts'
import { openRoute, type RouteEntry } from '../../visit.ts'
import { createConfirmation, showConfirmation } from './confirmation-handlers.ts'

export const confirmationRoutes: readonly RouteEntry[] = [
  openRoute('GET', routes.confirmation, showConfirmation),
  openRoute('POST', routes.confirmation, createConfirmation),
]
