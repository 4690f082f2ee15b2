import pg from 'pg'

// What the wire's text becomes. Numbers that must stay exact never pass through a float; dates stay
// the text they are.
const builtins = pg.types.builtins
const asText = (text: string) => text
const parsers = new Map<number, (text: string) => unknown>([
  [builtins.INT8, BigInt],
  [builtins.NUMERIC, asText],
  [builtins.DATE, asText],
  [builtins.TIMESTAMPTZ, (text) => Temporal.Instant.from(text.replace(' ', 'T'))],
])

export const valueTypes: pg.CustomTypesConfig = {
  getTypeParser: (id: number, format?: 'text' | 'binary') =>
    parsers.get(id) ?? pg.types.getTypeParser(id, format as 'text'),
}

// What a value of ours becomes on the wire, where pg would not know.
export function toWire(value: unknown): unknown {
  if (value instanceof Temporal.Instant) return value.toString()
  if (typeof value === 'bigint') return value.toString()
  return value
}
