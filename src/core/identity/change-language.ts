import type { Language } from '#base/language.ts'
import type { Viewer } from '#core/customers/viewer.ts'
import type { IdentityMeans } from './means.ts'

// Letters to this login are in this language from here on.
export declare function changeLanguage(
  means: Pick<IdentityMeans, 'db'>,
  viewer: Viewer,
  language: Language,
): Promise<void>
