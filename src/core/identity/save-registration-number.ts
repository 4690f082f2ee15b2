import type { Language } from '#base/language.ts'
import type { ReceiptNumber } from '#base/receipt-number.ts'
import type { Origin } from '#core/audit/origin.ts'
import type { IdentityMeans } from './means.ts'

// Begins this browser's registration, or changes the number of the one under way; after a sent one
// it begins anew. Nothing is looked up: whether the number fits is told by letter alone. Letters
// will be in `language`.
export declare function saveRegistrationNumber(
  means: Pick<IdentityMeans, 'db' | 'clock' | 'keyring'>,
  origin: Pick<Origin, 'visitor'>,
  input: { readonly number: ReceiptNumber; readonly language: Language },
): Promise<void>
