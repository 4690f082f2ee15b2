import type { Language } from '#base/language.ts'
import type { StatementLine } from '#core/ledger/statement.ts'
import { type Html, html, type Piece } from '#platform/html/html.ts'
import { money } from '../../parts/money.ts'
import { stackedTable } from '../../parts/stacked-table.ts'
import { billingWords } from '../../words/billing.ts'
import { formatNumber, formatPrice, formatQuantity, formatShortDate } from '../../words/format.ts'
import { ledgerWords } from '../../words/ledger.ts'

// The rows of a month in order of time, what is owed after each of them at the right edge.
export function entriesTable(
  language: Language,
  caption: string,
  lines: readonly StatementLine[],
): Html {
  const words = ledgerWords[language]
  return stackedTable({
    caption,
    captionUnseen: true,
    head: words.what,
    figures: [words.amount, words.running],
    rows: lines.map((line) => [
      what(language, line),
      money(language, line.amount),
      money(language, line.running),
    ]),
  })
}

function what(language: Language, line: StatementLine): Piece {
  const words = billingWords[language]
  const zone = line.zoneName && words.zones[line.zoneName]
  const name = [words.kinds[line.kind], words.services[line.service].toLowerCase(), zone]
  const below = [formatShortDate(language, line.postedOn), product(language, line), line.note]
  return html`${name.filter(Boolean).join(', ')}
<small class="under">${below.filter(Boolean).join(' · ')}</small>`
}

// «369 кВт·ч × 4,63 ₽»: how the sum came about, where billing says so.
function product(language: Language, { quantity, price, unit }: StatementLine): string | undefined {
  if (quantity === null) return undefined
  const volume = unit ? formatQuantity(language, quantity, unit) : formatNumber(language, quantity)
  return price === null ? volume : `${volume} × ${formatPrice(language, price)}`
}
