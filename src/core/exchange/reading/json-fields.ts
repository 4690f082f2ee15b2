import { excerpt } from './excerpt.ts'
import { manifestWords } from './fault-words.ts'

// Told of a slip in datapackage.json: where ('resources[2].hash'), what stands there, and why not.
export type Tell = (column: string, value: unknown, message: string) => void

// For each property the values it may have, as JSON.
export type SaysOnly = Readonly<Record<string, readonly string[]>>

export type JsonObject = { readonly [name: string]: unknown }

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function isStrings(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string')
}

// A property of the object's own; those every object inherits are not there.
export function property(object: JsonObject, name: string): unknown {
  return Object.hasOwn(object, name) ? object[name] : undefined
}

// A whole number within the bounds.
export function isCount(
  value: unknown,
  least = 0,
  most = Number.MAX_SAFE_INTEGER,
): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most
}

// Tells each property that says another thing than it may; an absent one says nothing.
export function checkSays(object: JsonObject, says: SaysOnly, place: string, tell: Tell): void {
  for (const [name, values] of Object.entries(says)) {
    const value = property(object, name)
    if (value === undefined || values.includes(JSON.stringify(value))) continue
    tell(`${place}.${name}`, value, manifestWords.only(values))
  }
}

// A JSON value as a report shows it.
export function shown(value: unknown): string | null {
  if (value === undefined) return null
  return excerpt(typeof value === 'string' ? value : JSON.stringify(value))
}
