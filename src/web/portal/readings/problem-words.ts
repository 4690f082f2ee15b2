import type { Language } from '#base/language.ts'
import { zoneName } from '#core/customers/zone.ts'
import type { FormMeter } from '#core/metering/form-meter.ts'
import type { Problem } from '#core/metering/judge-submission.ts'
import type { FieldError } from '../../parts/error-summary.ts'
import { billingWords } from '../../words/billing.ts'
import { formatDate, formatTyped } from '../../words/format.ts'
import { readingsWords } from '../../words/readings.ts'
import { TAKEN_FIELD, valueField } from './reading-fields.ts'

// What is wrong at which field, in words that say what to do. A meter that takes nothing is told at
// its first field, a day at the field of the day, once.
export function problemWords(
  language: Language,
  problems: readonly Problem[],
  meters: readonly FormMeter[],
): readonly FieldError[] {
  const several = meters.filter(({ closedOn }) => closedOn === null).length > 1
  const errors = problems.map((problem) => {
    const meter = meters.find(({ meterId }) => meterId === problem.meterId)
    const field = fieldOf(problem, meter)
    const place = several && field !== TAKEN_FIELD && meter && placeOf(language, problem, meter)
    return { field, message: messageOf(language, problem, meter), ...(place && { place }) }
  })
  return errors.filter(
    ({ field, message }, index) =>
      errors.findIndex((one) => one.field === field && one.message === message) === index,
  )
}

// Which of several meters it is about: «Электроэнергия, щиток, день».
function placeOf(language: Language, { zone, reason }: Problem, meter: FormMeter): string {
  const { services, zones, meter: serial } = billingWords[language]
  const which = meter.place ?? serial(meter.serialNumber)
  const name = zone && reason !== 'missing-zone' && zones[zoneName(zone, meter.zones)].toLowerCase()
  return [services[meter.service], which, name].filter(Boolean).join(', ')
}

// As many digits as this meter shows.
function exampleOf(language: Language, { integerDigits, fractionDigits }: FormMeter): string {
  const count = integerDigits + fractionDigits
  const digits = Array.from({ length: count }, (_, index) => (index + 1) % 10).join('')
  return formatTyped(language, { units: BigInt(digits), scale: fractionDigits })
}

const aboutDay: ReadonlySet<Problem['reason']> = new Set([
  'future-date',
  'before-installed',
  'before-previous',
])

function fieldOf({ meterId, zone, reason }: Problem, meter: FormMeter | undefined): string {
  if (aboutDay.has(reason)) return TAKEN_FIELD
  return valueField(meterId, zone ?? meter?.dials[0]?.zone ?? 'T0')
}

function messageOf(
  language: Language,
  { zone, reason }: Problem,
  meter: FormMeter | undefined,
): string {
  const words = readingsWords[language].problems
  switch (reason) {
    case 'verification-expired':
      return words[reason](meter?.verifyBefore ? formatDate(language, meter.verifyBefore) : '')
    case 'before-installed':
      return words[reason](meter ? formatDate(language, meter.installedOn) : '')
    case 'too-many-digits':
      return words[reason](meter?.integerDigits ?? 0)
    case 'too-many-decimals':
      return words[reason](meter?.fractionDigits ?? 0)
    case 'not-a-number':
      return words[reason](meter ? exampleOf(language, meter) : '')
    case 'missing-zone': {
      const name = zone && meter && billingWords[language].zones[zoneName(zone, meter.zones)]
      return words[reason](name ? name.toLowerCase() : readingsWords[language].reading)
    }
    default:
      return words[reason]
  }
}
