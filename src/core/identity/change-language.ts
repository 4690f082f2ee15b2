import type { Language } from '#base/language.ts'
import type { Viewer } from '#core/customers/viewer.ts'
import { setLanguage } from './logins-store.ts'
import type { IdentityMeans } from './means.ts'

// Letters to this login are in this language from here on.
export async function changeLanguage(
  { db }: Pick<IdentityMeans, 'db'>,
  { loginId }: Viewer,
  language: Language,
): Promise<void> {
  await db.read({ login: loginId }, setLanguage(loginId, language))
}
