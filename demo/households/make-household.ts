import { assert } from '#base/assert.ts'
import { type BillingMonth, dayOf } from '../billing-calendar.ts'
import type { DemoBranch } from '../branches.ts'
import type { DataSet } from '../data-set.ts'
import { type Random, randomFor, scatter } from '../random.ts'
import { electricityCode, heatingCode, hotWaterCode, type Service } from '../tariffs.ts'
import { addressIn } from './addresses.ts'
import type { DemoContract, DemoMeter, Household, Moment } from './household.ts'
import { makeMeter, someDayOf } from './make-meter.ts'
import { organisationName, personName, renamed } from './names.ts'
import { type Traits, takesOverFlat, traitsOf } from './stories.ts'

// Streams of chances of one account, apart so that one change does not shift the others.
export const STREAMS = { person: 1, address: 2, meters: 3, billing: 4 } as const

const SERIALS = 10_000_000
// Shares no factor with ten, so the numbers of a branch are scattered and never meet.
const SERIAL_STEP = 6_180_339
const LETTERS = ['АБ', 'ВГ', 'ЕЖ', 'КЛ', 'МН', 'РС', 'УХ'] as const
const MOVING_DAY = 17
const REPLACEMENT_DAY = 10

// The account with this index in its branch, whole, from the seed alone.
export function makeHousehold(data: DataSet, branch: DemoBranch, index: number): Household {
  const random = randomFor(data.seed, branch.number, index, STREAMS.person)
  const traits = traitsOf(branch.number, index, random)
  const accountNumber = numberOf(data.seed, branch, index)
  const opening = momentIn(traits.movesIn, MOVING_DAY + 1)
  const closing = momentIn(traits.movesOut, MOVING_DAY)
  const name = traits.organisation
    ? organisationName(random)
    : personName(random, traits.doubleSurname)
  const holderName = traits.holderName ?? name
  const flat = takesOverFlat(branch.number, index) ? index - 1 : index
  const addressRandom = randomFor(data.seed, branch.number, flat, STREAMS.address)
  const areaTenths = traits.organisation
    ? addressRandom.integer(1200, 24_000)
    : addressRandom.integer(312, 948)
  return {
    branch,
    index,
    accountNumber,
    unifiedNumber: unifiedNumber(branch, index, random),
    holderName,
    ...(traits.renamedIn === undefined
      ? {}
      : { renaming: { month: traits.renamedIn, holderName: renamed(holderName, random) } }),
    address: addressIn(branch, addressRandom, traits.organisation),
    kind: traits.organisation ? 'organisation' : 'resident',
    areaTenths,
    residents: traits.organisation ? undefined : random.integer(1, 5),
    openedOn: opening
      ? dayOf(monthAt(data, opening.month), opening.day)
      : someDayOf(firstYear(data) - random.integer(3, 16), random),
    ...(opening ? { opening } : {}),
    ...(closing ? { closing } : {}),
    traits,
    contracts: contractsOf(data, { branch, index, accountNumber, traits, opening, closing }),
  }
}

type Premises = {
  readonly branch: DemoBranch
  readonly index: number
  readonly accountNumber: string
  readonly traits: Traits
  readonly opening: Moment | undefined
  readonly closing: Moment | undefined
}

function contractsOf(data: DataSet, premises: Premises): DemoContract[] {
  const { branch, accountNumber, traits } = premises
  const group = traits.organisation
    ? 'organisation'
    : traits.electricStove
      ? 'electric-stove'
      : 'household'
  const random = randomFor(data.seed, branch.number, premises.index, STREAMS.meters)
  const contracts: DemoContract[] = []
  let meters = 0
  const add = (service: Service, letter: string, tariffCode: string, places: readonly string[]) => {
    const made = places.flatMap((place) =>
      metersAt(data, premises, service, place, random, meters++),
    )
    contracts.push({ number: `${letter}-${accountNumber}`, service, tariffCode, meters: made })
  }
  add('electricity', 'E', electricityCode(branch, group, traits.zones), ['щиток'])
  if (traits.heating !== 'none') {
    const places = traits.heating === 'meter' ? ['подвал'] : []
    add('heating', 'H', heatingCode(branch, group), places)
  }
  if (traits.hotWater !== 0) {
    const places = traits.hotWater === 'norm' ? [] : ['кухня', 'ванная'].slice(0, traits.hotWater)
    add('hot_water', 'W', hotWaterCode(branch), places)
  }
  return contracts
}

// The meter at one place, or the old and the new one where it is replaced.
function metersAt(
  data: DataSet,
  { branch, index, traits, opening, closing }: Premises,
  service: Service,
  place: string,
  random: Random,
  ordinal: number,
): DemoMeter[] {
  const id = `M${branch.number}${String(index).padStart(7, '0')}${ordinal}`
  const year = firstYear(data)
  const dated = (moment: Moment) => ({
    ...moment,
    date: dayOf(monthAt(data, moment.month), moment.day),
  })
  const plan = { service, place, traits, firstYear: year }
  const expired =
    service === 'electricity' && traits.verificationEndsIn !== undefined
      ? momentIn(traits.verificationEndsIn, 11)
      : undefined
  const replaced =
    service === 'electricity' && !closing && !opening
      ? momentIn(traits.meterReplacedIn, REPLACEMENT_DAY)
      : undefined
  const first = {
    ...plan,
    id: `${id}1`,
    ...(opening ? { installation: dated(opening) } : {}),
    ...(expired ? { verifyBefore: dated(expired).date } : {}),
  }
  const removal = replaced ?? closing
  if (!removal) return [makeMeter(first, random)]
  const old = makeMeter({ ...first, removal }, random)
  if (!replaced) return [old]
  const next = { ...plan, traits: { ...traits, automatic: false }, installation: dated(replaced) }
  return [old, makeMeter({ ...next, id: `${id}2` }, random)]
}

function numberOf(seed: number, branch: DemoBranch, index: number): string {
  const start = (scatter(scatter(seed + 1) + branch.number) >>> 0) % SERIALS
  const serial = (start + index * SERIAL_STEP) % SERIALS
  return branch.accountPrefix + String(serial).padStart(7, '0')
}

// ЕЛС: two figures, two letters, six figures.
function unifiedNumber(branch: DemoBranch, index: number, random: Random): string {
  const figures = (index * 618_033 + branch.number * 173_207) % 1_000_000
  return `4${branch.number}${random.pick(LETTERS)}${String(figures).padStart(6, '0')}`
}

function momentIn(month: number | undefined, day: number): Moment | undefined {
  return month === undefined ? undefined : { month, day }
}

function monthAt(data: DataSet, index: number): BillingMonth {
  const month = data.calendar[index]
  assert(month !== undefined, 'what happens lies within the calendar')
  return month
}

function firstYear(data: DataSet): number {
  return Number(monthAt(data, 0).period.slice(0, 4))
}

// Where the account stands among all accounts of all branches.
export function accountOrdinal(branch: DemoBranch, index: number): number {
  return branch.number * SERIALS + index
}
