import type { RouteEntry } from '../visit.ts'
import { confirmationRoutes } from './confirmation/confirmation-routes.ts'
import { frameRoutes } from './frame/frame-routes.ts'
import { passwordResetRoutes } from './password-reset/password-reset-routes.ts'
import { personalDataRoutes } from './personal-data/personal-data-routes.ts'
import { registrationRoutes } from './registration/registration-routes.ts'
import { settingsRoutes } from './settings/settings-routes.ts'
import { signInRoutes } from './sign-in/sign-in-routes.ts'

// Every page a customer can reach; each area lists its own.
export const portalRoutes: readonly RouteEntry[] = [
  ...frameRoutes,
  ...signInRoutes,
  ...registrationRoutes,
  ...confirmationRoutes,
  ...passwordResetRoutes,
  ...settingsRoutes,
  ...personalDataRoutes,
]
