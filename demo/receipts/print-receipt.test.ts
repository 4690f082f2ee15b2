import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inflateSync } from 'node:zlib'
import { parseReceiptNumber, receiptNumberFromQr } from '#base/receipt-number.ts'
import utility from '#settings/demo.ts'
import { readSymbol } from '#test/support/read-symbol.ts'
import { billHousehold } from '../billing/bill-household.ts'
import { demoBranches } from '../branches.ts'
import { dataSet } from '../data-set.ts'
import { makeHousehold } from '../households/make-household.ts'
import { priceList } from '../tariffs.ts'
import { ADVICE_TOP } from './draw-advice.ts'
import { NUMBER_FRAME } from './draw-payer.ts'
import { type IssuedReceipt, issueReceipt } from './issued-receipt.ts'
import { paymentCode } from './payment-code.ts'
import { printPlainReceipt } from './plain-receipt.ts'
import { receiptPress } from './print-receipt.ts'

const data = dataSet({ seed: 2019, accounts: 100, from: '2017-12', months: 13, increments: 1 })
const receipts = demoBranches.flatMap((branch) =>
  Array.from({ length: 6 }, (_, index) => receiptsOf(branch, index)).flat(),
)
const press = receiptPress()
const files = new Map(receipts.map((receipt) => [receipt, press(receipt)]))
const fileOf = (receipt: IssuedReceipt) => files.get(receipt) ?? Buffer.alloc(0)

function receiptsOf(branch: (typeof demoBranches)[number], index: number): IssuedReceipt[] {
  const household = makeHousehold(data, branch, index)
  const bills = [...billHousehold(data, household, priceList(branch), data.months - 1)]
  return bills.map((bill) => issueReceipt(data, household, bill, 1))
}

test('the payment code in the file reads as the standard wants it', () => {
  // The newest receipt of every account.
  const newest = receipts.filter(({ bill }) => bill.month.index === data.months - 1)
  const payable = newest.filter(({ totalDue }) => totalDue > 0n)
  assert.ok(payable.length > 20)
  for (const receipt of payable) {
    const text = codeIn(fileOf(receipt))
    assert.equal(text, paymentCode(receipt))
    const [head, ...pairs] = text.split('|')
    const fields = new Map(pairs.map((pair) => pair.split('=') as [string, string]))
    assert.equal(head, 'ST00012')
    assert.deepEqual([...fields].slice(0, 5), [
      ['Name', utility.name],
      ['PersonalAcc', utility.bank.account],
      ['BankName', utility.bank.name],
      ['BIC', utility.bank.bic],
      ['CorrespAcc', utility.bank.correspondentAccount],
    ])
    assert.equal(fields.get('Sum'), String(receipt.totalDue))
    assert.equal(fields.get('PersAcc'), receipt.household.accountNumber)
    assert.equal(fields.get('PaymPeriod'), '012019')
    assert.equal(fields.get('TechCode'), '02')
    assert.equal(fields.has('LastName'), receipt.household.kind === 'resident')
    assert.equal(receiptNumberFromQr(text), receipt.uniqueNumber)
    assert.ok(!text.endsWith('|') && pairs.every((pair) => /^\w+=[^|=]+$/.test(pair)), text)
  }
})

test('a receipt with nothing to pay has no payment code', () => {
  const paid = receipts.filter(({ totalDue }) => totalDue === 0n)
  assert.ok(paid.length > 0)
  for (const receipt of paid) {
    assert.equal(paymentCode(receipt), undefined)
    assert.doesNotMatch(contentOf(fileOf(receipt)), / 1\.02 re/)
  }
})

test('the unique number stands in its frame from November 2018 on, and no frame before', () => {
  const { x, y, height } = NUMBER_FRAME
  const left = `${x + 6} ${841.89 - y - height} m`
  for (const receipt of receipts) {
    const framed = contentOf(fileOf(receipt)).includes(left)
    assert.equal(framed, receipt.bill.month.period >= '2018-11')
    if (receipt.uniqueNumber) assert.ok('number' in parseReceiptNumber(receipt.uniqueNumber))
  }
})

test('a receipt is a small file of one page whose parts lie where its table says', () => {
  for (const print of [fileOf, printPlainReceipt]) {
    const printed = receipts.slice(0, 40).map(print)
    for (const file of printed) {
      assert.ok(file.length < 40_000)
      const text = file.toString('latin1')
      assert.match(text, /^%PDF-1\.\d\n/)
      assert.match(text, /\n%%EOF\n$/)
      assert.equal(text.match(/\/Type \/Page /g)?.length, 1)
      const table = Number(/startxref\n(\d+)\n/.exec(text)?.[1])
      const places = [...text.slice(table).matchAll(/(\d{10}) 00000 n /g)].map(([, at]) =>
        Number(at),
      )
      assert.ok(places.length >= 4)
      places.forEach((at, index) => {
        assert.ok(text.startsWith(`${index + 1} 0 obj\n`, at))
      })
    }
    assert.equal(new Set(printed.map((file) => file.toString('latin1'))).size, printed.length)
  }
})

test('every line stays on the page', () => {
  for (const receipt of receipts) {
    const content = contentOf(fileOf(receipt))
    for (const [, x, y] of content.matchAll(/ (\S+) (\S+) Td /g)) {
      assert.ok(Number(x) >= 40 && Number(x) < 560 && Number(y) > 20 && Number(y) < 820)
    }
    // The tables end above the advice at the foot.
    for (const [, y] of content.matchAll(/0\.4 w \S+ (\S+) m/g))
      assert.ok(Number(y) > 841.89 - ADVICE_TOP)
  }
})

function contentOf(file: Buffer): string {
  const start = file.indexOf('stream\n', file.indexOf('4 0 obj')) + 'stream\n'.length
  return inflateSync(file.subarray(start)).toString('latin1')
}

// Paints the code's modules as the file draws them and reads them with another program.
function codeIn(file: Buffer): string {
  const modules = [...contentOf(file).matchAll(/(\d+) (\d+) (\d+) 1\.02 re/g)].map((match) =>
    match.slice(1).map(Number),
  )
  const size = Math.max(...modules.map(([x = 0, , width = 0]) => x + width))
  const dark = new Uint8Array(size * size)
  for (const [x = 0, y = 0, width = 0] of modules) dark.fill(1, y * size + x, y * size + x + width)
  return readSymbol(size, dark)
}
