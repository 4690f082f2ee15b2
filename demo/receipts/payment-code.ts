import utility from '#settings/demo.ts'
import { holderNameIn } from '../households/household.ts'
import type { IssuedReceipt } from './issued-receipt.ts'

const SEPARATOR = '|'

// The payment code of ГОСТ Р 56042-2014 in UTF-8 (ST00012): the five required fields first, sums
// in kopecks, nothing after the last value. Undefined when there is nothing to pay.
export function paymentCode(receipt: IssuedReceipt): string | undefined {
  const { household, bill, totalDue, uniqueNumber } = receipt
  if (totalDue === 0n) return undefined
  const { bank, legal, name } = utility
  const [year, month] = bill.month.period.split('-')
  const fields: [key: string, value: string][] = [
    ['Name', name],
    ['PersonalAcc', bank.account],
    ['BankName', bank.name],
    ['BIC', bank.bic],
    ['CorrespAcc', bank.correspondentAccount],
    ['Sum', String(totalDue)],
    ['PayeeINN', legal.inn],
    ['KPP', legal.kpp],
    ...payer(household.kind, holderNameIn(household, bill.month.index)),
    ['PersAcc', household.accountNumber],
    ['PaymPeriod', `${month}${year}`],
    ...(uniqueNumber ? [['QuittId', uniqueNumber] satisfies [string, string]] : []),
    ['Category', 'ЖКУ'],
    ['TechCode', '02'],
  ]
  const pairs = fields.map(([key, value]) => `${key}=${value.replaceAll(SEPARATOR, ' ')}`)
  return ['ST00012', ...pairs].join(SEPARATOR)
}

function payer(kind: 'resident' | 'organisation', holder: string): [string, string][] {
  if (kind === 'organisation') return []
  const [last = '', first = '', middle = ''] = holder.split(' ')
  return [
    ['LastName', last],
    ['FirstName', first],
    ['MiddleName', middle],
  ]
}
