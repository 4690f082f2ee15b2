import type { CalendarDate } from '#base/calendar-date.ts'
import type { Decimal } from '#base/decimal.ts'
import { type ZoneCount, zoneName, zonesOf } from '#core/customers/zone.ts'
import type { Html } from '#platform/html/html.ts'
import { date } from '../../parts/date.ts'
import { definitionList } from '../../parts/definition-list.ts'
import type { Visit } from '../../visit.ts'
import { billingWords } from '../../words/billing.ts'
import { formatNumber } from '../../words/format.ts'
import { meterWords } from '../../words/meter.ts'

type Facts = {
  readonly zones?: ZoneCount
  readonly ratio: Decimal
  readonly installedOn?: CalendarDate
  readonly removedOn?: CalendarDate | null
  readonly verifiedOn?: CalendarDate | null
  readonly verifyBefore: CalendarDate | null
}

// What a meter's passport says; what billing does not know is left out.
export function meterFacts({ language }: Visit, meter: Facts): Html {
  const words = meterWords[language]
  const days = [
    [words.installed, meter.installedOn],
    [words.removed, meter.removedOn],
    [words.verified, meter.verifiedOn],
    [words.verifyBefore, meter.verifyBefore],
  ] as const
  const { zones: count = 1 } = meter
  const zones = zonesOf(count).map((zone) => billingWords[language].zones[zoneName(zone, count)])
  return definitionList([
    ...(count > 1 ? [{ term: words.zones, value: zones.join(', ').toLowerCase() }] : []),
    ...days.flatMap(([term, day]) => (day ? [{ term, value: date(language, day) }] : [])),
    ...(isMultiplied(meter.ratio)
      ? [{ term: words.ratio, value: formatNumber(language, meter.ratio), note: words.ratioNote }]
      : []),
  ])
}

export function isMultiplied({ units, scale }: Decimal): boolean {
  return units !== 10n ** BigInt(scale)
}
