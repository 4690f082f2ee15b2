import type { CalendarDate } from '#base/calendar-date.ts'
import type { FormMeter } from './form-meter.ts'
import { meterRefusal } from './meter-refusal.ts'

// The meters of a form that readings are still wanted of beside those named: they take readings,
// and for the bill of the form nothing stands that was sent, nor has billing counted any.
export function leftOut(
  meters: readonly FormMeter[],
  named: readonly Readonly<{ meterId: string }>[],
  today: CalendarDate,
): readonly FormMeter[] {
  const given = new Set(named.map(({ meterId }) => meterId))
  return meters.filter(
    (meter) =>
      !given.has(meter.meterId) &&
      meterRefusal(meter, today) === undefined &&
      meter.dials.some(
        ({ replaces, history }) =>
          replaces === null && !history.some(({ usedIn }) => usedIn === meter.period),
      ),
  )
}
