import type { Period } from '#base/period.ts'

// What a calculation came to, as it is kept and shown.
export type Calculation = {
  readonly period: Period
  // Numbers of the packages it took in.
  readonly packages: readonly number[]
  readonly used: number
  readonly rejected: readonly RejectedReading[]
  // One for each branch.
  readonly extracts: number
  readonly receipts: number
}

export type RejectedReading = {
  readonly accountNumber: string
  readonly serialNumber: string
  readonly zone: string
  // As billing wrote it.
  readonly value: string
  readonly reason: string
}
