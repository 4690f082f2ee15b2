import { routes } from '../../routes.ts'
import { accountRoute, type RouteEntry } from '../../visit.ts'
import { show } from './handlers.ts'

export const meterRoutes: readonly RouteEntry[] = [accountRoute('GET', routes.meter, show)]
