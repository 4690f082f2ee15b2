import type { Language } from '#base/language.ts'
import { changeLanguage } from '#core/identity/change-language.ts'
import { findOwnLogin } from '#core/identity/find-own-login.ts'
import { withOutcome } from '../../parts/outcome-notice.ts'
import { page, type Reply, redirect } from '../../reply.ts'
import { routes } from '../../routes.ts'
import type { CustomerVisit } from '../../visit.ts'
import { LANGUAGE_FIELD, languagePage } from './language-page.ts'

export async function showLanguage(visit: CustomerVisit): Promise<Reply> {
  const { language } = await findOwnLogin(visit.services, visit.viewer)
  return page(languagePage(visit, { chosen: language }))
}

export async function createLanguageChange(visit: CustomerVisit): Promise<Reply> {
  const { services, viewer, form } = visit
  const chosen = languageFrom(form[LANGUAGE_FIELD])
  if (chosen === undefined) return page(languagePage(visit, {}), 422)
  await changeLanguage(services, visit, viewer, chosen)
  services.sessions.forget(viewer.loginId)
  return redirect(withOutcome(routes.settings.show, 'language-changed'))
}

function languageFrom(text: string | undefined): Language | undefined {
  return text === 'ru' || text === 'en' ? text : undefined
}
