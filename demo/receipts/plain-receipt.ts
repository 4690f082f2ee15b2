import { rublesText } from '#base/money.ts'
import type { IssuedReceipt } from './issued-receipt.ts'

// A valid one-page PDF of half a kilobyte, unlike any other receipt's, for data sets where it is
// their number that counts: a face every reader has, no code, next to no time.
export function printPlainReceipt(receipt: IssuedReceipt): Buffer {
  const { household, bill, revision, uniqueNumber, totalDue } = receipt
  const line = [
    household.accountNumber,
    bill.month.period,
    String(revision),
    uniqueNumber ?? '-',
    rublesText(totalDue),
  ].join('  ')
  const content = `BT /F 11 Tf 42 780 Td (${line}) Tj ET`
  const font = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>'
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] ' +
      `/Resources << /Font << /F ${font} >> >> /Contents 4 0 R >>`,
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
  ]
  let file = '%PDF-1.4\n'
  let table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`
  objects.forEach((body, index) => {
    table += `${String(file.length).padStart(10, '0')} 00000 n \n`
    file += `${index + 1} 0 obj\n${body}\nendobj\n`
  })
  const trailer = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>`
  return Buffer.from(`${file}${table}${trailer}\nstartxref\n${file.length}\n%%EOF\n`, 'latin1')
}
