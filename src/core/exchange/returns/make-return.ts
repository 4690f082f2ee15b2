import { createHash } from 'node:crypto'
import { assert } from '#base/assert.ts'
import { instantText } from '#base/instant.ts'
import { recordAudit } from '#core/audit/record-audit.ts'
import type { Tx } from '#platform/postgres/database.ts'
import type { ReturnMeans } from './means.ts'
import { returnManifest } from './return-manifest.ts'
import { returnSchemas } from './return-schemas.ts'
import {
  type HandedReading,
  handedReadings,
  insertReturn,
  lockReturns,
  markWaiting,
  selectNextSequence,
} from './returns-store.ts'
import { type TableBytes, tableBytes } from './table-bytes.ts'

type MadeReturn = { readonly sequence: number; readonly readings: number }

// A region sends fewer in a month; some hundred megabytes of memory make it.
const MOST_READINGS = 500_000

// Makes the next package of the readings that wait and that nothing stands instead of, and records
// it: its readings, its bytes and the audit row in one transaction, its number the one after the
// last. Undefined when nothing waits. At most 500,000 readings; more of them make more packages.
export async function makeReturn(means: ReturnMeans): Promise<MadeReturn | undefined> {
  return await means.db.transaction({}, (tx) => makeWithin(tx, means))
}

async function makeWithin(tx: Tx, means: ReturnMeans): Promise<MadeReturn | undefined> {
  await tx.run(lockReturns())
  const { sequence } = await tx.one(selectNextSequence())
  // What the database can hold, so that the package and its row say the same.
  const madeAt = means.clock.now().round({ smallestUnit: 'millisecond', roundingMode: 'floor' })
  const { timeZone } = means.utility
  const marked = await tx.run(markWaiting(sequence, madeAt, means.mostReadings ?? MOST_READINGS))
  if (marked === 0) return undefined
  await means.crashPoint?.('after-marking')
  const tables = {
    portal_readings: await readingsTable(tx, sequence, timeZone),
    // The cabinet takes no payments yet.
    portal_payments: tableBytes(returnSchemas.portal_payments).end(),
  }
  assert(tables.portal_readings.rows === marked, 'a package holds every reading marked for it')
  const manifest = returnManifest({ sequence, madeAt, timeZone, tables, amount: 0n })
  await tx.run(
    insertReturn({
      sequence,
      madeAt,
      readings: marked,
      payments: 0,
      manifest,
      portalReadings: tables.portal_readings.bytes,
      portalPayments: tables.portal_payments.bytes,
    }),
  )
  await recordAudit(tx, {
    at: madeAt,
    action: 'readings-handed-over',
    outcome: 'done',
    // The manifest names the hashes of the tables: sealed with the trail, it proves them all.
    details: {
      sequence,
      readings: marked,
      manifestSha256: createHash('sha256').update(manifest).digest('hex'),
    },
  })
  await means.crashPoint?.('after-recording-before-commit')
  return { sequence, readings: marked }
}

async function readingsTable(tx: Tx, sequence: number, timeZone: string): Promise<TableBytes> {
  const table = tableBytes(returnSchemas.portal_readings)
  for await (const readings of handedReadings(tx, sequence)) {
    table.add(readings.map((reading) => rowOf(reading, timeZone)))
  }
  return table.end()
}

function rowOf({ submitted_at, replaces, ...rest }: HandedReading, timeZone: string) {
  return {
    ...rest,
    submitted_at: instantText(submitted_at, timeZone),
    replaces: replaces ?? '',
  }
}
