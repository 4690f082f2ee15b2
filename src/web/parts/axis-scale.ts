import type { Decimal } from '#base/decimal.ts'

// Marks of an axis from zero on, at equal steps of 1, 2 or 5 times a power of ten.
export type AxisStep = { readonly digit: 1 | 2 | 5; readonly power: number }

// The smallest such step that reaches the largest value in at most so many steps.
export function axisStep(largest: number, atMost: number): AxisStep {
  if (largest <= 0) return { digit: 1, power: 0 }
  const least = largest / atMost
  const power = Math.floor(Math.log10(least))
  const digit = ([1, 2, 5] as const).find((one) => sizeOf({ digit: one, power }) >= least)
  return digit ? { digit, power } : { digit: 1, power: power + 1 }
}

// How many steps reach a value; at least one, so that there is something to stand on.
export function stepsTo(value: number, step: AxisStep): number {
  const size = sizeOf(step)
  const steps = Math.max(1, Math.round(value / size))
  return steps * size < value ? steps + 1 : steps
}

// One step as a length.
export function sizeOf({ digit, power }: AxisStep): number {
  return power < 0 ? digit / 10 ** -power : digit * 10 ** power
}

// What is written at a mark, exactly.
export function markAt({ digit, power }: AxisStep, index: number): Decimal {
  const units = BigInt(digit * index)
  return power < 0 ? { units, scale: -power } : { units: units * 10n ** BigInt(power), scale: 0 }
}
