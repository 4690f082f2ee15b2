import { type Period, parsePeriod } from '#base/period.ts'

const REVISION = /^[1-9]\d{0,3}$/

export type ReceiptAddress = { readonly period: Period; readonly revision: number }

// The month and revision an address names; undefined for any other text.
export function parseReceiptAddress(
  params: Readonly<Record<string, string>>,
): ReceiptAddress | undefined {
  const period = parsePeriod(params.period ?? '')
  const revision = params.revision ?? ''
  if (period === undefined || !REVISION.test(revision)) return undefined
  return { period, revision: Number(revision) }
}
