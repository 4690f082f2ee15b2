import type { TableSchema } from '../reading/table-schema.ts'
import portalPayments from './schemas/portal_payments.json' with { type: 'json' }
import portalReadings from './schemas/portal_readings.json' with { type: 'json' }

// The tables of a return package, in the order in which it lists them.
export const returnTables = ['portal_readings', 'portal_payments'] as const
export type ReturnTable = (typeof returnTables)[number]

// They say what is written, stand in every package, and make the pages on the format.
export const returnSchemas: Readonly<Record<ReturnTable, TableSchema>> = {
  portal_readings: portalReadings,
  portal_payments: portalPayments,
}
