import { demoBranches } from '../branches.ts'
import type { DataSet } from '../data-set.ts'
import type { DemoContract, DemoMeter, Household } from './household.ts'
import { makeHousehold } from './make-household.ts'

type FoundMeter = {
  readonly household: Household
  readonly contract: DemoContract
  readonly meter: DemoMeter
}

// The meter with this id and whose it is: the id begins with branch and account, so one account is
// made and not all. Undefined for any other text.
export function findMeter(data: DataSet, meterId: string): FoundMeter | undefined {
  const [, number, index] = /^M(\d)(\d{7})\d{2}$/.exec(meterId) ?? []
  const branch = demoBranches.find((one) => String(one.number) === number)
  if (!branch || Number(index) >= data.accountsIn(branch.number)) return undefined
  const household = makeHousehold(data, branch, Number(index))
  for (const contract of household.contracts) {
    const meter = contract.meters.find(({ id }) => id === meterId)
    if (meter) return { household, contract, meter }
  }
  return undefined
}
