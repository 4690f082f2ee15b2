import { isRefused } from '#base/outcome.ts'
import { openCopy } from '#core/receipts/open-copy.ts'
import { page, type Reply } from '../../reply.ts'
import type { AccountVisit } from '../../visit.ts'
import { formatMonth } from '../../words/format.ts'
import { receiptsWords } from '../../words/receipts.ts'
import { notFound } from '../frame/failures.ts'
import { damagedPage } from './damaged-page.ts'
import { parseReceiptAddress, type ReceiptAddress } from './receipt-address.ts'

// The exact copy. What is not as it was issued is told, not sent.
export async function download(visit: AccountVisit): Promise<Reply> {
  const asked = parseReceiptAddress(visit.params)
  if (asked === undefined) return notFound(visit)
  const { services, viewed } = visit
  const copy = await openCopy(services, visit, viewed, asked.period, asked.revision)
  if (!isRefused(copy)) {
    return {
      kind: 'file',
      body: copy.bytes,
      bytes: copy.bytes.length,
      contentType: 'application/pdf',
      downloadName: fileName(visit, asked),
    }
  }
  return copy.refused === 'not-found' ? notFound(visit) : page(damagedPage(visit, asked), 500)
}

// A list of downloads is seen by others: the end of the number is enough to tell accounts apart.
function fileName(
  { language, viewed }: AccountVisit,
  { period, revision }: ReceiptAddress,
): string {
  const words = receiptsWords[language]
  const month = formatMonth(language, period).replaceAll('\u00A0', ' ')
  const end = viewed.accountNumber.slice(-4)
  const name =
    revision === 1 ? words.fileName(month, end) : words.fileNameReissued(month, end, revision)
  return `${name}.pdf`
}
