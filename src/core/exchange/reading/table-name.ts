// The tables of an extract, each after the tables it refers to.
export const tableNames = [
  'tariffs',
  'accounts',
  'contracts',
  'meters',
  'readings',
  'entries',
  'balances',
  'receipts',
] as const

export type TableName = (typeof tableNames)[number]
