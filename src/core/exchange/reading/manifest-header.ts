import type { CalendarDate } from '#base/calendar-date.ts'
import { parseInstant } from '#base/instant.ts'
import { type Kopecks, parseRubles } from '#base/money.ts'
import { type Period, parsePeriod } from '#base/period.ts'
import { textFault } from '#base/text.ts'
import { manifestWords } from './fault-words.ts'
import { isCount, isObject, type JsonObject, property, type Tell } from './json-fields.ts'
import type { ControlTotals, Manifest } from './manifest.ts'

type Header = Omit<Manifest, 'tables' | 'sha256'>

const PROFILE = 'utility-extract/1'
const PACKAGE_SCHEMA = 'https://datapackage.org/profiles/2.0/datapackage.json'
const LATER_SCHEMAS = /^https:\/\/datapackage\.org\/profiles\/2\.\d{1,3}\/datapackage\.json$/
const BRANCH_CODE = /^[a-z][a-z0-9-]{0,39}$/
const KINDS = ['full', 'increment'] as const
const MOST_SEQUENCE = 2_147_483_647

// Everything but the tables; undefined once a slip in it has been told.
export function manifestHeader(
  json: JsonObject,
  branches: ReadonlySet<string> | undefined,
  tell: Tell,
): Header | undefined {
  const take = <Value>(
    name: string,
    message: string,
    read: (value: unknown) => Value | undefined,
  ): Value | undefined => {
    const value = property(json, name)
    const taken = read(value)
    if (taken === undefined) tell(name, value, message)
    return taken
  }
  const schemaMessage = manifestWords.schemaAddress(PACKAGE_SCHEMA)
  take('$schema', schemaMessage, (value) => matching(value, LATER_SCHEMAS))
  take('created', manifestWords.instant, instantOf)
  take('portal:profile', manifestWords.profile(PROFILE), (value) => oneOf(value, [PROFILE]))
  const name = take('name', manifestWords.name, nameOf)
  const branch = take('portal:branch', manifestWords.branch, (value) =>
    matching(value, BRANCH_CODE),
  )
  if (branch !== undefined && branches?.has(branch) === false) {
    tell('portal:branch', branch, manifestWords.unknownBranch)
  }
  const sequence = take('portal:sequence', manifestWords.sequence, (value) =>
    isCount(value, 1, MOST_SEQUENCE) ? value : undefined,
  )
  const kind = take('portal:kind', manifestWords.kind, (value) => oneOf(value, KINDS))
  const calculatedAt = take('portal:calculatedAt', manifestWords.instant, instantOf)
  const periods = periodsOf(property(json, 'portal:periods'), tell)
  const totals = totalsOf(property(json, 'portal:totals'), tell)
  if (name === undefined || branch === undefined || sequence === undefined) return undefined
  if (kind === undefined || calculatedAt === undefined) return undefined
  if (periods === undefined || totals === undefined) return undefined
  return { name, branch, sequence, kind, ...calculatedAt, periods, totals }
}

function nameOf(value: unknown): string | undefined {
  if (typeof value !== 'string' || value === '') return undefined
  return textFault(value) === undefined ? value : undefined
}

function matching(value: unknown, pattern: RegExp): string | undefined {
  return typeof value === 'string' && pattern.test(value) ? value : undefined
}

function oneOf<Word extends string>(value: unknown, words: readonly Word[]): Word | undefined {
  return words.find((word) => word === value)
}

// The day is that of the clock the instant was written by: its first ten characters.
function instantOf(
  value: unknown,
): { calculatedAt: Temporal.Instant; calculatedOn: CalendarDate } | undefined {
  const calculatedAt = typeof value === 'string' ? parseInstant(value) : undefined
  if (calculatedAt === undefined) return undefined
  return { calculatedAt, calculatedOn: String(value).slice(0, 10) as CalendarDate }
}

function periodsOf(value: unknown, tell: Tell): Period[] | undefined {
  if (!Array.isArray(value) || value.length === 0) {
    tell('portal:periods', value, manifestWords.periods)
    return undefined
  }
  const periods = new Set<Period>()
  for (const [index, item] of value.entries()) {
    const period = typeof item === 'string' ? parsePeriod(item) : undefined
    const place = `portal:periods[${index}]`
    if (period === undefined) tell(place, item, manifestWords.period)
    else if (periods.has(period)) tell(place, item, manifestWords.periodTwice)
    else periods.add(period)
  }
  return periods.size === value.length ? [...periods].sort() : undefined
}

function totalsOf(value: unknown, tell: Tell): ControlTotals | undefined {
  if (!isObject(value)) {
    tell('portal:totals', value, manifestWords.totals)
    return undefined
  }
  const count = (name: string): number | undefined => {
    const total = property(value, name)
    if (isCount(total)) return total
    tell(`portal:totals.${name}`, total, manifestWords.count)
    return undefined
  }
  const money = (name: string): Kopecks | undefined => {
    const total = property(value, name)
    const kopecks = typeof total === 'string' ? parseRubles(total) : undefined
    if (kopecks === undefined) tell(`portal:totals.${name}`, total, manifestWords.money)
    return kopecks
  }
  const [entries, receipts] = [count('entries'), count('receipts')]
  const [charged, paid, closing] = [money('charged'), money('paid'), money('closing')]
  if (entries === undefined || receipts === undefined) return undefined
  if (charged === undefined || paid === undefined || closing === undefined) return undefined
  return { entries, charged, paid, closing, receipts }
}
