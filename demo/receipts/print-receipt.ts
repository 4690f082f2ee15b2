import { assert } from '#base/assert.ts'
import utility from '#settings/demo.ts'
import { periodInWords } from '../russian-dates.ts'
import { drawAdvice } from './draw-advice.ts'
import { drawHead } from './draw-head.ts'
import { drawPayee, drawPayer, drawUniqueNumber } from './draw-payer.ts'
import { drawPayment } from './draw-payment.ts'
import { drawTables } from './draw-tables.ts'
import type { IssuedReceipt } from './issued-receipt.ts'
import { startDrawing } from './pdf/drawing.ts'
import { loadFace } from './pdf/face.ts'
import { pdfWriter } from './pdf/pdf-file.ts'

// Loads the faces once and prints any number of receipts, one page each, as PDF.
export function receiptPress(): (receipt: IssuedReceipt) => Buffer {
  const faces = { regular: loadFace('regular'), bold: loadFace('bold') }
  const write = pdfWriter(Object.values(faces))
  return (receipt) => {
    const { household, bill, issuedOn } = receipt
    const branch = utility.branches.find(({ code }) => code === household.branch.code)
    assert(branch !== undefined, 'the settings name every branch of the make-believe utility')
    const page = startDrawing(faces)
    drawHead(page, receipt, branch)
    drawPayer(page, receipt)
    drawUniqueNumber(page, receipt)
    drawPayee(page, receipt)
    drawPayment(page, receipt)
    drawTables(page, receipt, 380)
    drawAdvice(page)
    const period = periodInWords(bill.month.period)
    const title = `Платёжный документ ${household.accountNumber} за ${period}`
    return write({ title, author: utility.name, issuedOn, content: page.content() })
  }
}
