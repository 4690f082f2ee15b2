import type { FoundReceipt } from '#core/receipts/find-receipt.ts'
import { type Html, html } from '#platform/html/html.ts'
import { date } from '../../parts/date.ts'
import { definitionList } from '../../parts/definition-list.ts'
import type { AccountVisit } from '../../visit.ts'
import { receiptsWords } from '../../words/receipts.ts'

// When it was issued, and the fingerprint by which a copy is known.
export function receiptFacts({ language, viewed }: AccountVisit, found: FoundReceipt): Html {
  const words = receiptsWords[language].twin
  const { receipt, latestRevision, sha256 } = found
  return definitionList([
    { term: words.account, value: viewed.accountNumber },
    { term: words.issued, value: date(language, receipt.issuedOn) },
    { term: words.due, value: date(language, receipt.dueOn) },
    ...(latestRevision > 1 ? [{ term: words.revision, value: receipt.revision }] : []),
    {
      term: words.print,
      value: html`<code class="print">${sha256.toString('hex')}</code>`,
      note: words.printNote,
    },
  ])
}
