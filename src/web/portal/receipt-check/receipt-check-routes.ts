import { routes } from '../../routes.ts'
import { openRoute, type RouteEntry } from '../../visit.ts'
import { create, show } from './handlers.ts'

// Many times the size of any receipt.
const LARGEST_FILE = 5 * 1024 * 1024

export const receiptCheckRoutes: readonly RouteEntry[] = [
  openRoute('GET', routes.check, show),
  openRoute('POST', routes.check, create, LARGEST_FILE),
]
