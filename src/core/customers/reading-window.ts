import type { Period } from '#base/period.ts'
import { type Service, services } from './service.ts'

// The days of a month in which readings are to be sent for that month's bill. Without a branch or a
// service it holds for all of them; the one that says more goes before the one that says less.
export type ReadingWindow = {
  // The first billing period it holds for; a later one of the same branch and service ends it.
  readonly from: Period
  readonly branch?: string
  readonly service?: Service
  readonly firstDay: number
  // 31 is the last day of any month. By ПП РФ № 354 what comes by the 25th is counted; a utility
  // may take longer.
  readonly lastDay: number
}

// Names every window that cannot be meant.
export function readingWindowFaults(
  windows: readonly ReadingWindow[],
  branches: readonly string[],
): string[] {
  const faults: string[] = []
  const seen = new Set<string>()
  if (!windows.some(({ branch, service }) => branch === undefined && service === undefined)) {
    faults.push('readingWindows has none for every branch and service')
  }
  for (const { from, branch, service, firstDay, lastDay } of windows) {
    const whose = `${branch ?? 'every branch'}, ${service ?? 'every service'}`
    const name = `readingWindows from ${from} of ${whose}`
    const isDay = (day: number) => Number.isInteger(day) && day >= 1 && day <= 31
    if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(from)) faults.push(`${name}: from is no YYYY-MM`)
    if (branch !== undefined && !branches.includes(branch)) faults.push(`${name}: no such branch`)
    if (service !== undefined && !services.includes(service))
      faults.push(`${name}: no such service`)
    if (!isDay(firstDay) || !isDay(lastDay)) faults.push(`${name}: a day is not 1 to 31`)
    if (firstDay > lastDay) faults.push(`${name}: ends before it begins`)
    if (seen.has(name)) faults.push(`${name} is doubled`)
    seen.add(name)
  }
  return faults
}
