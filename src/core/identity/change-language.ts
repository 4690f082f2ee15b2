import type { Language } from '#base/language.ts'
import type { Origin } from '#core/audit/origin.ts'
import { recordAudit } from '#core/audit/record-audit.ts'
import { announceLoginChanged } from '#core/customers/login-changed.ts'
import type { Viewer } from '#core/customers/viewer.ts'
import { setLanguage } from './logins-store.ts'
import type { IdentityMeans } from './means.ts'

// Letters to this login are in this language from here on.
export async function changeLanguage(
  { db, clock }: Pick<IdentityMeans, 'db' | 'clock'>,
  { source }: Origin,
  { loginId }: Viewer,
  language: Language,
): Promise<void> {
  await db.transaction({ login: loginId }, async (tx) => {
    await tx.run(setLanguage(loginId, language))
    await announceLoginChanged(tx, loginId)
    await recordAudit(tx, {
      at: clock.now(),
      action: 'language-changed',
      outcome: 'done',
      loginId,
      source,
      details: { language },
    })
  })
}
