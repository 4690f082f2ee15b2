import type { StatementMonth } from '#core/ledger/statement.ts'
import { type Html, html } from '#platform/html/html.ts'
import { balanceInLine } from '../../parts/balance-in-line.ts'
import { icon } from '../../parts/icon.ts'
import { money } from '../../parts/money.ts'
import { sumUp } from '../../parts/sum-up.ts'
import type { AccountVisit } from '../../visit.ts'
import { formatMonth } from '../../words/format.ts'
import { ledgerWords } from '../../words/ledger.ts'
import { entriesTable } from './entries-table.ts'

// A month as a row that opens: shut it says what was charged, paid and left; open it adds up each
// service and lists every row, or only the rows where some of them were asked for.
export function monthBlock(
  { language }: AccountVisit,
  month: StatementMonth,
  look: 'shut' | 'open' | 'rows-only',
): Html {
  const words = ledgerWords[language]
  const name = formatMonth(language, month.period)
  const rows = words.rows(name)
  return html`<details class="month" id="${month.period}"${look !== 'shut' && ' open'}>
<summary>${icon('next')}<b class="name">${name}</b>
<span class="left">${balanceInLine(language, month.closing)}</span>
<span class="flow">${words.chargedShort} ${money(language, month.charged)},
${words.paidShort} ${money(language, -month.paid)}</span></summary>
${look !== 'rows-only' && sumUp(language, month.contracts, month)}
${month.lines.length === 0 && html`<p>${words.noRows}</p>`}
${month.lines.length > 0 && entriesTable(language, rows, month.lines)}
</details>`
}
