import { routes } from '../../routes.ts'
import { accountRoute, type RouteEntry } from '../../visit.ts'
import { show } from './handlers.ts'

export const accountRoutes: readonly RouteEntry[] = [
  accountRoute('GET', routes.accounts.show, show),
]
