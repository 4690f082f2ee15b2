import type { CalendarDate } from '#base/calendar-date.ts'
import { daysBetween } from '#base/calendar-date.ts'
import { approximately, decimalText, powerOfTen } from '#base/decimal.ts'
import type { FormDial, FormMeter } from '#core/metering/form-meter.ts'
import { judgeSubmission, type TypedReading } from '#core/metering/judge-submission.ts'
import type { ReadingForm } from '#core/metering/show-reading-form.ts'
import { usualPerDay } from '#core/metering/usual-volume.ts'

// What a customer types who reads every dial of the account and wonders at none: as much as usual
// on top of what was there. Undefined where the account has nothing to send or something would be
// asked about.
export function carefulValues(
  { meters }: ReadingForm,
  today: CalendarDate,
): readonly TypedReading[] | undefined {
  const days = { today, takenOn: today }
  const typed = meters
    .map((meter) => valuesOf(meter, today))
    .filter((values) => {
      const { problems, readings } = judgeSubmission(meters, values, days)
      return problems.length === 0 && readings.every(({ doubt }) => doubt === null)
    })
    .flat()
  return typed.length > 0 ? typed : undefined
}

function valuesOf(meter: FormMeter, today: CalendarDate): readonly TypedReading[] {
  const { meterId } = meter
  return meter.dials.map((dial) => ({
    meterId,
    zone: dial.zone,
    typed: typedAt(meter, dial, today),
  }))
}

function typedAt(meter: FormMeter, { previous, history }: FormDial, today: CalendarDate): string {
  if (previous === null) return ''
  const days = Math.max(1, daysBetween(previous.takenOn, today))
  const amount = ((usualPerDay(history, today) ?? 0) * days) / approximately(meter.ratio)
  const steps = BigInt(Math.max(1, Math.round(amount * 10 ** meter.fractionDigits)))
  const scale = Math.max(previous.value.scale, meter.fractionDigits)
  const units =
    previous.value.units * powerOfTen(scale - previous.value.scale) +
    steps * powerOfTen(scale - meter.fractionDigits)
  return decimalText({ units, scale })
}
