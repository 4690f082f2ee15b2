import { findOwnLogin } from '#core/identity/find-own-login.ts'
import { page, type Reply } from '../../reply.ts'
import { routes } from '../../routes.ts'
import { type CustomerVisit, customerRoute, type RouteEntry } from '../../visit.ts'
import { createEmailChange, showEmail } from './email-handlers.ts'
import { createLanguageChange, showLanguage } from './language-handlers.ts'
import { createPasswordChange, showPassword } from './password-handlers.ts'
import { endOneSession, endTheOthers, showSessions } from './sessions-handlers.ts'
import { settingsPage } from './settings-page.ts'

export const settingsRoutes: readonly RouteEntry[] = [
  customerRoute('GET', routes.settings.show, showSettings),
  customerRoute('GET', routes.settings.email, showEmail),
  customerRoute('POST', routes.settings.email, createEmailChange),
  customerRoute('GET', routes.settings.password, showPassword),
  customerRoute('POST', routes.settings.password, createPasswordChange),
  customerRoute('GET', routes.settings.language, showLanguage),
  customerRoute('POST', routes.settings.language, createLanguageChange),
  customerRoute('GET', routes.settings.sessions, showSessions),
  customerRoute('POST', routes.settings.otherSessions, endTheOthers),
  customerRoute('POST', routes.settings.session, endOneSession),
]

async function showSettings(visit: CustomerVisit): Promise<Reply> {
  return page(settingsPage(visit, await findOwnLogin(visit.services, visit.viewer)))
}
