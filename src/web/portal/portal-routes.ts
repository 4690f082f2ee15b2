import type { RouteEntry } from '../visit.ts'
import { accountRoutes } from './account/account-routes.ts'
import { accountsRoutes } from './accounts/accounts-routes.ts'
import { confirmationRoutes } from './confirmation/confirmation-routes.ts'
import { frameRoutes } from './frame/frame-routes.ts'
import { ledgerRoutes } from './ledger/ledger-routes.ts'
import { meterRoutes } from './meter/meter-routes.ts'
import { offlineRoutes } from './offline/offline-routes.ts'
import { passwordResetRoutes } from './password-reset/password-reset-routes.ts'
import { personalDataRoutes } from './personal-data/personal-data-routes.ts'
import { readingsRoutes } from './readings/readings-routes.ts'
import { receiptCheckRoutes } from './receipt-check/receipt-check-routes.ts'
import { receiptsRoutes } from './receipts/receipts-routes.ts'
import { registrationRoutes } from './registration/registration-routes.ts'
import { settingsRoutes } from './settings/settings-routes.ts'
import { signInRoutes } from './sign-in/sign-in-routes.ts'
import { summaryRoutes } from './summary/summary-routes.ts'

// Every page a customer can reach; each area lists its own.
export const portalRoutes: readonly RouteEntry[] = [
  ...frameRoutes,
  ...signInRoutes,
  ...registrationRoutes,
  ...confirmationRoutes,
  ...passwordResetRoutes,
  ...settingsRoutes,
  ...personalDataRoutes,
  ...summaryRoutes,
  ...accountsRoutes,
  ...accountRoutes,
  ...meterRoutes,
  ...readingsRoutes,
  ...ledgerRoutes,
  ...receiptsRoutes,
  ...receiptCheckRoutes,
  ...offlineRoutes,
]
