import { manifestWords } from './fault-words.ts'
import {
  checkSays,
  isObject,
  isStrings,
  type JsonObject,
  property,
  type SaysOnly,
  type Tell,
} from './json-fields.ts'
import type { TableName } from './table-name.ts'
import { type FieldSchema, type ForeignKey, tableSchemas } from './table-schema.ts'

// Properties of a field that would give its cells another meaning, and what they may say.
const FIELD_SAYS_ONLY: SaysOnly = {
  format: ['"default"'],
  decimalChar: ['"."'],
  groupChar: [],
  bareNumber: ['true'],
  trueValues: ['["true"]'],
  falseValues: ['["false"]'],
}
const SCHEMA_SAYS_ONLY: SaysOnly = { missingValues: ['[""]'] }

// What the extract says of a table must be what the portal knows: the names of the fields, in any
// order, their types, which of them may be empty, and the keys.
export function checkDeclaredSchema(
  declared: unknown,
  name: TableName,
  resourcePlace: string,
  tell: Tell,
): void {
  const place = `${resourcePlace}.schema`
  if (!isObject(declared)) {
    tell(place, declared, manifestWords.inline)
    return
  }
  const expected = tableSchemas[name]
  checkSays(declared, SCHEMA_SAYS_ONLY, place, tell)
  checkFields(property(declared, 'fields'), expected.fields, `${place}.fields`, tell)
  const primaryKey = property(declared, 'primaryKey')
  if (keyText(primaryKey) !== keyText(expected.primaryKey)) {
    tell(`${place}.primaryKey`, primaryKey, manifestWords.primaryKey(expected.primaryKey))
  }
  const foreignKeys = property(declared, 'foreignKeys')
  const texts = (expected.foreignKeys ?? []).map(foreignKeyText)
  if (foreignKeyTexts(foreignKeys) !== [...texts].sort().join(' ')) {
    tell(`${place}.foreignKeys`, foreignKeys, manifestWords.foreignKeys(texts))
  }
}

function checkFields(
  declared: unknown,
  expected: readonly FieldSchema[],
  place: string,
  tell: Tell,
): void {
  if (!Array.isArray(declared)) {
    tell(place, declared, manifestWords.fields)
    return
  }
  const seen = new Set<string>()
  for (const [index, field] of declared.entries()) {
    const fieldPlace = `${place}[${index}]`
    const name = isObject(field) ? property(field, 'name') : undefined
    const known = expected.find((candidate) => candidate.name === name)
    if (!isObject(field)) tell(fieldPlace, field, manifestWords.fields)
    else if (known === undefined) tell(`${fieldPlace}.name`, name, manifestWords.fieldUnknown)
    else if (seen.has(known.name)) tell(`${fieldPlace}.name`, name, manifestWords.fieldTwice)
    else checkField(field, known, fieldPlace, tell)
    if (known !== undefined) seen.add(known.name)
  }
  for (const { name } of expected) {
    if (!seen.has(name)) tell(place, undefined, manifestWords.fieldMissing(name))
  }
}

function checkField(field: JsonObject, expected: FieldSchema, place: string, tell: Tell): void {
  const type = property(field, 'type')
  if (type !== expected.type) tell(`${place}.type`, type, manifestWords.fieldType(expected.type))
  checkSays(field, FIELD_SAYS_ONLY, place, tell)
  const constraints = property(field, 'constraints')
  const required = isObject(constraints) ? property(constraints, 'required') : undefined
  const expectedRequired = expected.constraints?.required ?? false
  if ((required ?? false) !== expectedRequired) {
    tell(`${place}.constraints.required`, required, manifestWords.required(expectedRequired))
  }
}

// The columns of a key, in any order; a single column may stand without a list.
function keyText(key: unknown): string | undefined {
  const columns = typeof key === 'string' ? [key] : key
  return isStrings(columns) ? [...columns].sort().join(',') : undefined
}

function foreignKeyText({ fields, reference }: ForeignKey): string {
  return `${keyText(fields)}→${reference.resource}.${keyText(reference.fields)}`
}

function foreignKeyTexts(keys: unknown): string | undefined {
  const list = keys ?? []
  if (!Array.isArray(list)) return undefined
  const texts = list.map((key: unknown) => {
    const reference = isObject(key) ? property(key, 'reference') : undefined
    if (!isObject(key) || !isObject(reference)) return '?'
    const [fields, targets] = [property(key, 'fields'), property(reference, 'fields')]
    return `${keyText(fields)}→${String(property(reference, 'resource'))}.${keyText(targets)}`
  })
  return texts.sort().join(' ')
}
