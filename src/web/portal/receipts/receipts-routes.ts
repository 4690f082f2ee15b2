import { routes } from '../../routes.ts'
import { accountRoute, type RouteEntry } from '../../visit.ts'
import { download } from './download-handler.ts'
import { index, show } from './handlers.ts'

export const receiptsRoutes: readonly RouteEntry[] = [
  accountRoute('GET', routes.receipts.index, index),
  accountRoute('GET', routes.receipts.show, show),
  // Its row of the audit trail goes to the disk with those of all who download meanwhile.
  { ...accountRoute('GET', routes.receipts.file, download), beginsAtOnce: true, refusesHead: true },
]
