import { routes } from '../../routes.ts'
import { accountRoute, type RouteEntry } from '../../visit.ts'
import { downloadCsv, downloadXlsx, show } from './handlers.ts'

export const ledgerRoutes: readonly RouteEntry[] = [
  accountRoute('GET', routes.ledger.show, show),
  { ...accountRoute('GET', routes.ledger.csv, downloadCsv), refusesHead: true },
  { ...accountRoute('GET', routes.ledger.xlsx, downloadXlsx), refusesHead: true },
]
