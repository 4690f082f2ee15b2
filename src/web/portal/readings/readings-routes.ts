import { routes } from '../../routes.ts'
import { accountRoute, customerRoute, type RouteEntry } from '../../visit.ts'
import * as due from './due-handlers.ts'
import * as form from './form-handlers.ts'
import * as submissions from './submission-handlers.ts'

export const readingsRoutes: readonly RouteEntry[] = [
  customerRoute('GET', routes.readings.due, due.show),
  accountRoute('GET', routes.readings.new, form.ask),
  accountRoute('POST', routes.readings.new, form.send),
  accountRoute('GET', routes.readings.index, submissions.index),
  accountRoute('GET', routes.readings.show, submissions.show),
]
