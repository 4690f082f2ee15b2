import { assert } from '#base/assert.ts'
import type { Period } from '#base/period.ts'
import { isAssumed } from '#core/customers/reading-source.ts'
import { type Service, unitOf } from '#core/customers/service.ts'
import { storedDecimal } from '#core/customers/stored-decimal.ts'
import { type Zone, zonesOf } from '#core/customers/zone.ts'
import type { FormDial, FormMeter, PreviousReading } from './form-meter.ts'
import type { FormMeterJson, ReadingFormRow, StandingJson } from './reading-form-store.ts'
import { replacedOf, type StandingReading } from './standing-reading.ts'
import type { SubmissionWindow } from './submission-window.ts'
import { type WithVolume, withVolumes } from './volumes.ts'

// The row of the store as meters of the form, in the order in which they were set in. A correction
// is judged as what it puts right was: for the same bill, measured from what was before it.
export function formMetersOf(
  row: ReadingFormRow,
  windows: ReadonlyMap<Service, SubmissionWindow>,
  corrects: number | null,
): readonly FormMeter[] {
  return row.meters.map((meter) => {
    const { service } = meter
    const sent = row.standing.filter((one) => one.meter === meter.id)
    const corrected = sent.find((one) => one.number === corrects)
    const window = windows.get(service)
    assert(window !== undefined, 'every service of a meter has a window')
    const period = corrected?.period ?? window.period
    return {
      meterId: meter.id,
      service,
      unit: unitOf(service),
      serialNumber: meter.serial,
      model: meter.model,
      place: meter.place,
      zones: meter.zones,
      integerDigits: meter.integer_digits,
      fractionDigits: meter.fraction_digits,
      ratio: storedDecimal(meter.ratio),
      installedOn: meter.installed_on,
      closedOn: meter.closed_on,
      verifyBefore: meter.verify_before,
      acceptsReadings: meter.accepts,
      period,
      dials: zonesOf(meter.zones).map((zone) => {
        const ofZone = sent.filter((one) => one.zone === zone).map(standingOf)
        return dialOf(meter, zone, ofZone, { period, corrects })
      }),
    }
  })
}

function dialOf(
  meter: FormMeterJson,
  zone: Zone,
  sent: readonly StandingReading[],
  { period, corrects }: { readonly period: Period; readonly corrects: number | null },
): FormDial {
  const history = historyOf(meter, zone)
  const replaces = replacedOf(sent, period, corrects)
  const until = corrects === null ? undefined : replaces?.takenOn
  const taken = history.findLast(
    ({ source, takenOn }) => !isAssumed(source) && (until === undefined || takenOn <= until),
  )
  const ofEarlierBill = sent.findLast((one) => one.period < period)
  const price = meter.prices.find(([priced]) => priced === zone)?.[1]
  return {
    zone,
    previous: laterOf(taken, ofEarlierBill),
    history,
    replaces,
    lastSent: sent.at(-1) ?? null,
    price: price === undefined ? null : storedDecimal(price),
  }
}

function historyOf(meter: FormMeterJson, zone: Zone): readonly WithVolume[] {
  const readings = meter.readings
    .filter(([ofZone]) => ofZone === zone)
    .map(([, takenOn, value, source, usedIn]) => ({
      takenOn,
      value: storedDecimal(value),
      source,
      status: 'accepted' as const,
      usedIn,
    }))
  const dial = { integerDigits: meter.integer_digits, ratio: storedDecimal(meter.ratio) }
  return withVolumes(readings, dial)
}

// Billing's own word goes before what it has not answered, unless that was read later.
function laterOf(
  taken: WithVolume | undefined,
  sent: StandingReading | undefined,
): PreviousReading | null {
  if (sent && (taken === undefined || sent.takenOn > taken.takenOn)) {
    return { value: sent.value, takenOn: sent.takenOn, source: 'customer' }
  }
  if (taken === undefined) return null
  return { value: taken.value, takenOn: taken.takenOn, source: taken.source }
}

function standingOf(json: StandingJson): StandingReading {
  return {
    portalReadingId: json.id,
    submissionNumber: json.number,
    value: storedDecimal(json.value),
    takenOn: json.taken_on,
    period: json.period,
    handedOver: json.handed_over,
  }
}
