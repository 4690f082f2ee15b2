import type { Kopecks } from '#base/money.ts'

// What is owed under one contract, oldest first, and the penalty it earns.
export type Debt = {
  // Adds a sum that is to be paid by this day (days since 1970). A penalty has no such day:
  // there is no penalty on a penalty.
  owe(amount: Kopecks, dueDayNumber: number | undefined): void
  // Pays the oldest sums first; what is too much waits for the sums to come.
  settle(amount: Kopecks, dayNumber: number): void
  // The month's penalty at a key rate (hundredths of a per cent), half a kopeck rounded up:
  // article 155 (14) of the Housing Code. Starts the next month's count.
  penaltyOf(month: { firstDayNumber: number; days: number }, rate: bigint): Kopecks
}

type Owed = { amount: Kopecks; readonly due: number | undefined }

const FREE_DAYS = 30
const DEARER_AFTER = 90
// 1/300 of the rate a day at first, 1/130 from the 91st day on; weights over their product.
const [LATE, VERY_LATE] = [130n, 300n]
const DIVISOR = 300n * 130n * 10_000n

// Starts with nothing owed. Days are counted from the first of the month given.
export function startDebt(firstDayNumber: number): Debt {
  const owed: Owed[] = []
  let credit = 0n
  let countedFrom = firstDayNumber
  // Kopecks × weighted days of delay.
  let weighted = 0n
  const delay = (due: number | undefined, amount: Kopecks, until: number) => {
    if (due === undefined || until - due <= FREE_DAYS) return
    const daysIn = (from: number, to: number) => BigInt(Math.max(0, to - from + 1))
    const start = Math.max(countedFrom, due + FREE_DAYS + 1)
    const dearer = due + DEARER_AFTER + 1
    const late = daysIn(start, Math.min(until, dearer - 1))
    const veryLate = daysIn(Math.max(start, dearer), until)
    weighted += amount * (late * LATE + veryLate * VERY_LATE)
  }
  return {
    owe(amount, dueDayNumber) {
      let covered = amount
      if (credit < covered) covered = credit
      credit -= covered
      if (amount > covered) owed.push({ amount: amount - covered, due: dueDayNumber })
    },
    settle(amount, dayNumber) {
      let left = amount
      for (let oldest = owed[0]; left > 0n && oldest; oldest = owed[0]) {
        let part = oldest.amount
        if (left < part) part = left
        delay(oldest.due, part, dayNumber)
        oldest.amount -= part
        left -= part
        if (oldest.amount === 0n) owed.shift()
      }
      credit += left
    },
    penaltyOf({ firstDayNumber: first, days }, rate) {
      for (const { due, amount } of owed) delay(due, amount, first + days - 1)
      const penalty = (weighted * rate * 2n + DIVISOR) / (DIVISOR * 2n)
      weighted = 0n
      countedFrom = first + days
      return penalty
    },
  }
}
