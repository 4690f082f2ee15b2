import type { RouteEntry } from '../visit.ts'
import { frameRoutes } from './frame/frame-routes.ts'

// Every page a customer can reach; each area lists its own.
export const portalRoutes: readonly RouteEntry[] = [...frameRoutes]
