import type { CalendarDate } from '#base/calendar-date.ts'
import type { Decimal } from '#base/decimal.ts'
import type { Language } from '#base/language.ts'
import type { Kopecks } from '#base/money.ts'
import type { Ledger } from '#core/ledger/show-ledger.ts'
import { billingWords } from '../../words/billing.ts'
import { formatMonth, unitName } from '../../words/format.ts'
import { ledgerWords } from '../../words/ledger.ts'

// One cell of a table that leaves the cabinet, with what it means kept: a sheet counts with it.
export type Cell =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'date'; readonly date: CalendarDate }
  | { readonly kind: 'money'; readonly kopecks: Kopecks }
  | { readonly kind: 'number'; readonly value: Decimal }
  | { readonly kind: 'empty' }

const empty: Cell = { kind: 'empty' }
const text = (given: string | null | undefined): Cell =>
  given ? { kind: 'text', text: given } : empty
const number = (value: Decimal | null): Cell => (value ? { kind: 'number', value } : empty)

export function ledgerHeads(language: Language): readonly string[] {
  return Object.values(ledgerWords[language].columns)
}

// Every row of the statement, the oldest first, in the columns of `ledgerHeads`.
export function ledgerRows(language: Language, { statement }: Ledger): readonly Cell[][] {
  const words = billingWords[language]
  return statement.months
    .toReversed()
    .flatMap(({ period, lines }) =>
      lines.map((line): Cell[] => [
        text(formatMonth(language, period).replaceAll('\u00A0', ' ')),
        { kind: 'date', date: line.postedOn },
        text(words.services[line.service]),
        text(line.contractNumber),
        text(words.kinds[line.kind]),
        text(line.zoneName && words.zones[line.zoneName]),
        number(line.quantity),
        text(line.quantity && line.unit && unitName(language, line.unit)),
        number(line.price),
        { kind: 'money', kopecks: line.amount },
        { kind: 'money', kopecks: line.running },
        text(line.note),
      ]),
    )
}
