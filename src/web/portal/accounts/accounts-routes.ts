import { routes } from '../../routes.ts'
import { accountRoute, customerRoute, type RouteEntry } from '../../visit.ts'
import { index, move } from './list-handlers.ts'
import { askName, rename } from './name-handlers.ts'
import { askNumber, create } from './new-handlers.ts'
import { askRemoval, remove } from './removal-handlers.ts'
import { showViewers } from './viewers-handler.ts'

export const accountsRoutes: readonly RouteEntry[] = [
  customerRoute('GET', routes.accounts.index, index),
  customerRoute('GET', routes.accounts.new, askNumber),
  customerRoute('POST', routes.accounts.new, create),
  accountRoute('POST', routes.accounts.position, move),
  accountRoute('GET', routes.accounts.name, askName),
  accountRoute('POST', routes.accounts.name, rename),
  accountRoute('GET', routes.accounts.removal, askRemoval),
  accountRoute('POST', routes.accounts.removal, remove),
  { ...accountRoute('GET', routes.accounts.viewers, showViewers), refusesHead: true },
]
