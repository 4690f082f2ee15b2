import type { Keyring } from '#platform/keyring.ts'
import type { Database } from '#platform/postgres/database.ts'
import {
  type ConfirmationDetails,
  type ConfirmationId,
  type ConfirmationPurpose,
  type ConfirmationRefusal,
  confirmationIdOf,
} from './confirmation.ts'
import { confirmationById, type StoredConfirmation } from './confirmations-store.ts'

export type ReadConfirmation<Details> = StoredConfirmation<Details> & {
  readonly id: ConfirmationId
}

// What stands behind a link, if it still stands.
export async function readConfirmation<Details = ConfirmationDetails>(
  { db, keyring }: { readonly db: Database; readonly keyring: Keyring },
  token: string,
  asked: { readonly now: Temporal.Instant; readonly purpose?: ConfirmationPurpose },
): Promise<ReadConfirmation<Details> | ConfirmationRefusal> {
  const id = confirmationIdOf(keyring, token)
  if (!id) return { refused: 'unknown' }
  const [found] = await db.read({ key: id }, confirmationById<Details>(id))
  if (!found || (asked.purpose ?? found.purpose) !== found.purpose) return { refused: 'unknown' }
  return refusalOf(found, asked.now) ?? { ...found, id }
}

// Used comes first: who follows a link again later learns that it did its work.
export function refusalOf(
  { usedAt, expiresAt }: Pick<StoredConfirmation, 'usedAt' | 'expiresAt'>,
  now: Temporal.Instant,
): ConfirmationRefusal | undefined {
  if (usedAt) return { refused: 'used' }
  return Temporal.Instant.compare(now, expiresAt) < 0 ? undefined : { refused: 'expired' }
}
