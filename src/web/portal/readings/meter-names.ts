import type { Language } from '#base/language.ts'
import type { FormMeter } from '#core/metering/form-meter.ts'
import { billingWords } from '../../words/billing.ts'

// Meters in the middle of a sentence: «горячая вода, кухня; отопление».
export function meterNames(
  language: Language,
  meters: readonly Pick<FormMeter, 'service' | 'place'>[],
): string {
  const names = meters.map(({ service, place }) =>
    [billingWords[language].services[service].toLowerCase(), place].filter(Boolean).join(', '),
  )
  return [...new Set(names)].join('; ')
}
