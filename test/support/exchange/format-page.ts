// The fields of each table as the pages on the format list them, made from the schemas. Run as a
// program it writes them into docs/exchange-format.md and its Russian twin.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { tableNames } from '#core/exchange/reading/table-name.ts'
import {
  type FieldSchema,
  type TableSchema,
  tableSchemas,
} from '#core/exchange/reading/table-schema.ts'
import { returnSchemas, returnTables } from '#core/exchange/returns/return-schemas.ts'

type PageLanguage = 'en' | 'ru'

const docs = join(import.meta.dirname, '../../../docs')
export const pages: Readonly<Record<PageLanguage, string>> = {
  en: join(docs, 'exchange-format.md'),
  ru: join(docs, 'exchange-format.ru.md'),
}

// The tables of an extract have one place on the page, those of a return package another.
const sections = [
  {
    first: '<!-- made from the table schemas: begin -->',
    last: '<!-- made from the table schemas: end -->',
    tables: tableNames.map((name) => [name, tableSchemas[name]] as const),
  },
  {
    first: '<!-- made from the schemas of a return package: begin -->',
    last: '<!-- made from the schemas of a return package: end -->',
    tables: returnTables.map((name) => [name, returnSchemas[name]] as const),
  },
]

const words = {
  en: {
    columns: ['field', 'value', 'meaning'],
    key: 'Key',
    refersTo: 'Refers to',
    optional: 'may be empty',
    types: {
      string: 'text',
      integer: 'whole number',
      date: 'date',
      datetime: 'moment',
      yearmonth: 'period',
    },
    uuid: 'UUID',
    money: 'money',
    decimals: (count: number) => `number, up to ${count} decimals`,
    boolean: '`true` or `false`',
    branch: 'code of a branch',
    notLater: 'not after the calculation',
    luhn: 'Luhn check digit',
    characters: (count: number) => `${count} characters`,
    rules: {
      'rejected-has-reason': 'A rejected reading has a `reject_reason`.',
      'amount-is-product':
        'R4: the `amount` of a `charge` that has both `quantity` and `price` is their product, ' +
        'rounded half away from zero to the kopeck.',
      'credit-is-negative': 'The `amount` of a `payment` and of a `benefit` is below zero.',
      'number-since-2018-11':
        '`unique_number` stands on each receipt of period 2018-11 and later, on no earlier one.',
      'file-named-by-key': '`file` is `receipts/<account_number>-<period>-<revision>.pdf`.',
    },
  },
  ru: {
    columns: ['поле', 'значение', 'смысл'],
    key: 'Ключ',
    refersTo: 'Ссылается на',
    optional: 'может быть пусто',
    types: {
      string: 'текст',
      integer: 'целое',
      date: 'дата',
      datetime: 'момент',
      yearmonth: 'период',
    },
    uuid: 'UUID',
    money: 'деньги',
    decimals: (count: number) => `число, до ${count} знаков`,
    boolean: '`true` или `false`',
    branch: 'код отделения',
    notLater: 'не позже дня расчёта',
    luhn: 'контрольная цифра Луна',
    characters: (count: number) => `${count} знаков`,
    rules: {
      'rejected-has-reason': 'У отклонённого показания есть `reject_reason`.',
      'amount-is-product':
        'R4: `amount` начисления (`charge`), у которого есть `quantity` и `price`, равна их ' +
        'произведению, округлённому до копейки; половина — от нуля.',
      'credit-is-negative': '`amount` оплаты (`payment`) и льготы (`benefit`) меньше нуля.',
      'number-since-2018-11':
        '`unique_number` стоит на каждой квитанции с периода 2018-11 и ни на одной более ранней.',
      'file-named-by-key': '`file` — это `receipts/<account_number>-<period>-<revision>.pdf`.',
    },
  },
}

// The page with its lists of fields as the schemas have them now.
export function withFields(page: string, language: PageLanguage): string {
  return sections.reduce((before, { first, last, tables }) => {
    const begin = before.indexOf(first)
    const end = before.indexOf(last)
    if (begin < 0 || end < begin) throw new Error(`the page has no place for ${first}`)
    const texts = tables.map(([name, schema]) => tableText(name, schema, language))
    return `${before.slice(0, begin) + first}\n\n${texts.join('\n')}\n${before.slice(end)}`
  }, page)
}

function tableText(name: string, schema: TableSchema, language: PageLanguage): string {
  const said = words[language]
  const title = language === 'ru' ? schema['portal:ru'] : schema.title
  const references = (schema.foreignKeys ?? []).map(({ fields, reference }) => {
    return `${code(fields)} → \`${reference.resource}\``
  })
  const rules: Readonly<Record<string, string>> = said.rules
  return [
    `### ${name}`,
    '',
    `${title}. ${said.key}: ${code(schema.primaryKey)}.`,
    ...(references.length > 0 ? [`${said.refersTo}: ${references.join(', ')}.`] : []),
    '',
    `| ${said.columns.join(' | ')} |`,
    '|---|---|---|',
    ...schema.fields.map((field) => fieldText(field, language)),
    '',
    ...(schema['portal:rules'] ?? []).map((rule) => `- ${rules[rule] ?? missing(rule)}`),
    ...(schema['portal:rules'] ? [''] : []),
  ].join('\n')
}

function fieldText(field: FieldSchema, language: PageLanguage): string {
  const meaning = language === 'ru' ? field['portal:ru'] : field.description
  const parts = [...valueParts(field, language)]
  if (!field.constraints?.required) parts.push(words[language].optional)
  return `| \`${field.name}\` | ${parts.join('; ')} | ${meaning} |`
}

function* valueParts(field: FieldSchema, language: PageLanguage): Generator<string> {
  const said = words[language]
  const types: Readonly<Record<string, string>> = said.types
  const { enum: list, pattern, minimum, maximum, minLength } = field.constraints ?? {}
  if (field['portal:branch']) yield said.branch
  else if (list !== undefined) yield list.map((word) => `\`${word}\``).join(' ')
  else if (pattern !== undefined) yield `\`${pattern}\``
  else if (field['portal:money']) yield said.money
  else if (field['portal:decimals'] !== undefined) yield said.decimals(field['portal:decimals'])
  else if (field.type === 'boolean') yield said.boolean
  else if (field.format === 'uuid') yield said.uuid
  else yield types[field.type] ?? missing(field.type)
  if (minLength !== undefined) yield said.characters(minLength)
  if (minimum !== undefined && maximum !== undefined) yield `${minimum}…${maximum}`
  else if (minimum !== undefined) yield `≥ ${minimum}`
  else if (maximum !== undefined) yield `≤ ${maximum}`
  if (field['portal:notAfterCalculation']) yield said.notLater
  if (field['portal:luhn']) yield said.luhn
}

function code(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ')
}

function missing(word: string): never {
  throw new Error(`the page has no word for ${word}`)
}

if (import.meta.main) {
  for (const language of ['en', 'ru'] as const) {
    writeFileSync(pages[language], withFields(readFileSync(pages[language], 'utf8'), language))
  }
}
