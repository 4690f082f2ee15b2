import type { Zone } from '#core/customers/zone.ts'
import type { TypedReading } from '#core/metering/judge-submission.ts'

export const SUBMISSION_FIELD = 'submission'
export const TAKEN_FIELD = 'taken'
export const CORRECTS_FIELD = 'corrects'
// 'preview' from a browser that showed volume and cost while typing, a mark from the review.
export const SEEN_FIELD = 'seen'
export const CHANGE_FIELD = 'change'

const VALUE = /^value:([^:]+):(T[0-3])$/

// The name and the id of the input for one zone. Billing names its meters as it likes, so its text
// is escaped to what an id and an address of a place in the page may hold.
export function valueField(meterId: string, zone: Zone): string {
  return `value:${encodeURIComponent(meterId)}:${zone}`
}

// Every value field of a form, whatever else it carries. A name that cannot be ours is left out.
export function typedReadings(form: Readonly<Record<string, string>>): readonly TypedReading[] {
  return Object.entries(form).flatMap(([name, typed]) => {
    const [, meter, zone] = VALUE.exec(name) ?? []
    const meterId = meter === undefined ? undefined : decoded(meter)
    return meterId === undefined ? [] : [{ meterId, zone: zone as Zone, typed }]
  })
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}
