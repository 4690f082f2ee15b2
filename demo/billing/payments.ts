import type { Kopecks } from '#base/money.ts'
import type { BillingMonth } from '../billing-calendar.ts'
import type { Habit } from '../households/stories.ts'
import type { Random } from '../random.ts'

// A positive sum handed in on a day of the month.
type Payment = { readonly day: number; readonly amount: Kopecks; readonly channel: string }

type Purse = {
  // What the contract owed when the month began, and what of it the last month charged.
  readonly balance: Kopecks
  readonly lastCharged: Kopecks
  // Penalties charged so far.
  readonly penalties: Kopecks
}

// The month in which the one who settles his debt does.
export const SETTLED_IN = 9
const CHANNELS = ['Касса отделения', 'Терминал', 'Банк, реестр платежей', 'Почта'] as const
const HUNDRED_RUBLES = 10_000n

// What a payer of this habit pays in a month, earliest first.
export function paymentsOf(
  habit: Habit,
  purse: Purse,
  month: BillingMonth,
  random: Random,
): Payment[] {
  const channel = random.pick(CHANNELS)
  const day = random.integer(2, 10)
  const pay = (amount: Kopecks, on = day): Payment[] =>
    amount > 0n ? [{ day: on, amount, channel }] : []
  const { balance, lastCharged, penalties } = purse
  switch (habit) {
    case 'on-time':
      return pay(balance)
    case 'in-advance':
      return pay(roundedUp(balance > 0n ? balance : lastCharged))
    case 'instalments':
      return [
        ...pay((balance * 6n) / 10n - (((balance * 6n) / 10n) % 1000n)),
        ...pay((balance * 3n) / 10n - (((balance * 3n) / 10n) % 1000n), day + 12),
      ]
    case 'every-other-month':
      return month.index % 2 === 0 ? pay(balance) : []
    case 'a-month-late':
      return pay(balance - lastCharged, day + 14)
    case 'never':
      return []
    case 'settles-once':
      if (month.index < SETTLED_IN) return []
      return pay(month.index === SETTLED_IN ? balance - penalties : balance)
  }
}

function roundedUp(amount: Kopecks): Kopecks {
  return ((amount + HUNDRED_RUBLES - 1n) / HUNDRED_RUBLES) * HUNDRED_RUBLES
}
