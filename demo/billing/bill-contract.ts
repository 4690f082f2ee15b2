import { type Kopecks, sum } from '#base/money.ts'
import { type BillingMonth, dayOf } from '../billing-calendar.ts'
import type { DemoContract, Household } from '../households/household.ts'
import type { Random } from '../random.ts'
import type { PriceList } from '../tariffs.ts'
import type { Balance, EntryKind, Reading } from './bill.ts'
import { chargesFor, type Draft } from './charges.ts'
import { type Debt, startDebt } from './debt.ts'
import { keyRateOn } from './key-rate.ts'
import { type MeterState, type Owner, startMeter } from './meter-state.ts'
import { normVolume } from './norms.ts'
import { paymentsOf, SETTLED_IN } from './payments.ts'
import { readMeter } from './read-meter.ts'

// One contract's money and meters, from month to month.
type Ledger = {
  readonly household: Household
  readonly contract: DemoContract
  readonly meters: readonly MeterState[]
  readonly debt: Debt
  balance: Kopecks
  lastCharged: Kopecks
  // Charged so far and not written off.
  penalties: Kopecks
}

type ContractMonth = {
  readonly readings: readonly Reading[]
  readonly drafts: readonly Draft[]
  readonly balance: Balance
}

// Before its first month, `first`, a contract owes nothing.
export function startLedger(owner: Owner, first: BillingMonth): Ledger {
  const { household, contract } = owner
  return {
    household,
    contract,
    meters: contract.meters.map((meter) => startMeter(owner, meter)),
    debt: startDebt(first.firstDayNumber),
    balance: 0n,
    lastCharged: 0n,
    penalties: 0n,
  }
}

// The contract's next month: what was brought in, paid, read, charged, and the balance it leaves.
export function billContract(
  ledger: Ledger,
  month: BillingMonth,
  prices: PriceList,
  random: Random,
): ContractMonth {
  const { household, contract, debt } = ledger
  const brought = broughtIn(household, contract, month)
  if (brought) {
    ledger.balance = brought.amount
    if (brought.amount > 0n) debt.owe(brought.amount, month.firstDayNumber - PAST_DUE)
    else debt.settle(-brought.amount, month.firstDayNumber)
  }
  const opening = ledger.balance
  const payments: Draft[] = []
  for (const { day, amount, channel } of paymentsOf(
    household.traits.habit,
    ledger,
    month,
    random,
  )) {
    const postedOn = dayOf(month, day)
    payments.push({ kind: 'payment', amount: -amount, postedOn, note: channel })
    debt.settle(amount, month.firstDayNumber + day - 1)
  }
  const read = ledger.meters.map((meter) => readMeter(meter, month, random))
  const volumes =
    contract.meters.length > 0
      ? read.flatMap((one) => one.volumes)
      : normVolume(household, contract, month)
  const charges = chargesFor(household, contract, month, volumes, prices)
  const net = sum(charges.map(({ amount }) => amount))
  if (net > 0n) debt.owe(net, month.dueDayNumber)
  else debt.settle(-net, month.firstDayNumber + month.days - 1)
  charges.push(...penaltyFor(ledger, month))
  const [charged, paid] = [charges, payments].map((list) => sum(list.map(({ amount }) => amount)))
  ledger.lastCharged = charged ?? 0n
  ledger.balance = opening + ledger.lastCharged + (paid ?? 0n)
  return {
    readings: read.flatMap((one) => one.readings),
    drafts: [...(brought ? [brought] : []), ...payments, ...charges],
    balance: {
      contract,
      opening,
      charged: ledger.lastCharged,
      paid: paid ?? 0n,
      closing: ledger.balance,
    },
  }
}

// How many days ago a debt brought in was to be paid.
const PAST_DUE = 21

// What the account brought into the data set stands with its first contract.
function broughtIn(household: Household, contract: DemoContract, month: BillingMonth) {
  const { openingKopecks: amount } = household.traits
  if (amount === 0n || month.index > 0 || contract !== household.contracts[0]) return undefined
  const kind: EntryKind = 'opening'
  return { kind, amount, postedOn: dayOf(month, 1), note: 'Остаток на начало учёта' }
}

function penaltyFor(ledger: Ledger, month: BillingMonth): Draft[] {
  const { household, debt } = ledger
  const postedOn = dayOf(month, month.days)
  const rate = keyRateOn(postedOn)
  const penalty = debt.penaltyOf(month, rate)
  const drafts: Draft[] = []
  if (penalty > 0n) {
    const note = `Пени, ключевая ставка ${String(rate).replace(/(\d\d)$/, ',$1')} %`
    drafts.push({ kind: 'penalty', amount: penalty, postedOn, note })
    debt.owe(penalty, undefined)
    ledger.penalties += penalty
  }
  const settles = household.traits.habit === 'settles-once' && month.index === SETTLED_IN
  if (settles && ledger.penalties > 0n) {
    const note = 'Списание пеней, решение № 12'
    drafts.push({ kind: 'write_off', amount: -ledger.penalties, postedOn, note })
    debt.settle(ledger.penalties, month.firstDayNumber + month.days - 1)
    ledger.penalties = 0n
  }
  return drafts
}
