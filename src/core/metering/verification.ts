import { type CalendarDate, daysBetween } from '#base/calendar-date.ts'

// How long a meter may still be trusted. Past its поверка its readings are no longer taken for the
// bill: the charge goes by the average for three months and by the norm after them (ПП РФ № 354, п.
// 59–60).
export type Verification =
  | { readonly state: 'unknown' }
  | { readonly state: 'valid' }
  // `within` is the nearest of the days ahead at which people are warned.
  | { readonly state: 'ending'; readonly within: 90 | 30 | 7; readonly daysLeft: number }
  | { readonly state: 'expired'; readonly daysAgo: number }

// The longest of the warnings: nothing beyond it needs to be looked up.
export const WARN_DAYS = 90

// The meter is trusted through the day it is to be verified by; the day after, the term is over.
export function verificationOf(
  verifyBefore: CalendarDate | null,
  today: CalendarDate,
): Verification {
  if (verifyBefore === null) return { state: 'unknown' }
  const daysLeft = daysBetween(today, verifyBefore)
  if (daysLeft < 0) return { state: 'expired', daysAgo: -daysLeft }
  if (daysLeft > WARN_DAYS) return { state: 'valid' }
  return { state: 'ending', within: daysLeft <= 7 ? 7 : daysLeft <= 30 ? 30 : WARN_DAYS, daysLeft }
}
