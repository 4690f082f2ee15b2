import type { Language } from '#base/language.ts'
import type { ReceiptNumber } from '#base/receipt-number.ts'
import { type Origin, visitorHash } from '#core/audit/origin.ts'
import { receiptNumberHash } from '#core/customers/find-claimed-account.ts'
import type { IdentityMeans } from './means.ts'
import { draftLife } from './registration-step.ts'
import { saveNumber } from './registration-store.ts'

// Begins this browser's registration, or changes the number of the one under way; after a sent one
// it begins anew. Nothing is looked up: whether the number fits is told by letter alone. Letters
// will be in `language`.
export async function saveRegistrationNumber(
  { db, clock, keyring }: Pick<IdentityMeans, 'db' | 'clock' | 'keyring'>,
  origin: Pick<Origin, 'visitor'>,
  input: { readonly number: ReceiptNumber; readonly language: Language },
): Promise<void> {
  const draftHash = visitorHash(origin)
  const numberHash = receiptNumberHash(keyring, input.number)
  const at = clock.now()
  const expiresAt = at.add({ seconds: draftLife })
  const draft = { draftHash, numberHash, language: input.language, at, expiresAt }
  await db.read({ key: draftHash }, saveNumber(draft))
}
