import type { Random } from '../random.ts'

export type Habit =
  | 'on-time'
  | 'in-advance'
  | 'instalments'
  | 'every-other-month'
  | 'a-month-late'
  | 'never'
  | 'settles-once'

// What happens to an account. Months are indexes of the data set; absent means it never happens.
export type Traits = {
  // What the account shows, for the list of accounts to try.
  readonly story?: string
  readonly organisation: boolean
  // Where the story needs this very name.
  readonly holderName?: string
  readonly zones: 1 | 2 | 3
  readonly electricStove: boolean
  readonly automatic: boolean
  readonly electricity: boolean
  readonly heating: 'none' | 'norm' | 'meter'
  // Meters of hot water; or no meter and the norm.
  readonly hotWater: 0 | 1 | 2 | 'norm'
  readonly ratio: number
  readonly habit: Habit
  readonly benefit: boolean
  // Positive is a debt brought in from before the data set.
  readonly openingKopecks: bigint
  readonly doubleSurname: boolean
  readonly rollsOver: boolean
  readonly movesIn?: number
  readonly movesOut?: number
  readonly meterReplacedIn?: number
  // No reading in this month and the next.
  readonly silentFrom?: number
  readonly verificationEndsIn?: number
  readonly mistypedIn?: number
  readonly coldDaysIn?: number
  readonly renamedIn?: number
  // Periods whose receipt was issued twice.
  readonly reissued: readonly number[]
}

const QUIET: Traits = {
  organisation: false,
  zones: 1,
  electricStove: false,
  automatic: false,
  electricity: true,
  heating: 'norm',
  hotWater: 1,
  ratio: 1,
  habit: 'on-time',
  benefit: false,
  openingKopecks: 0n,
  doubleSurname: false,
  rollsOver: false,
  reissued: [],
}
// The first so many accounts of a branch tell a story each.
export const STORIES_IN_BRANCH = 4
// A full extract of thirteen months and the first increment after it.
const AFTER_FULL = 13

// Four for each branch, so that twenty accounts show everything.
const STORIES: readonly Traits[] = [
  { ...QUIET, story: 'льгота, три услуги, два прибора горячей воды', hotWater: 2, benefit: true },
  {
    ...QUIET,
    story: 'должник, растут пени',
    habit: 'never',
    openingKopecks: 184_350n,
    hotWater: 0,
  },
  { ...QUIET, story: 'три тарифные зоны, прибор передаёт сам', zones: 3, automatic: true },
  {
    ...QUIET,
    story: 'магазин: коэффициент 20, тепло по прибору',
    organisation: true,
    holderName: 'ООО "Морошка и дочери", магазин № 4',
    zones: 2,
    ratio: 20,
    heating: 'meter',
    hotWater: 0,
    habit: 'in-advance',
  },
  { ...QUIET, story: 'прибор прошёл через ноль', rollsOver: true, heating: 'none' },
  {
    ...QUIET,
    story: 'день и ночь, прибор заменён, платит частями',
    zones: 2,
    heating: 'none',
    hotWater: 'norm',
    habit: 'instalments',
    meterReplacedIn: 5,
  },
  {
    ...QUIET,
    story: 'вышел срок поверки: по среднему, потом по нормативу',
    heating: 'none',
    hotWater: 0,
    verificationEndsIn: 3,
  },
  {
    ...QUIET,
    story: 'платит вперёд, квитанция за август выдана дважды',
    heating: 'none',
    habit: 'in-advance',
    openingKopecks: -612_445n,
    doubleSurname: true,
    reissued: [8],
  },
  { ...QUIET, story: 'выехал, счёт закрыт', hotWater: 0, movesOut: 6 },
  { ...QUIET, story: 'въехал в ту же квартиру', hotWater: 0, movesIn: 6 },
  { ...QUIET, story: 'два месяца без показаний, потом перерасчёт', silentFrom: 4 },
  { ...QUIET, story: 'тепло по прибору, электроплита', heating: 'meter', electricStove: true },
  {
    ...QUIET,
    story: 'школа: коэффициент 30, три зоны',
    organisation: true,
    holderName: 'МБОУ «Средняя школа № 17 у Дальней сопки»',
    zones: 3,
    ratio: 30,
    heating: 'meter',
  },
  {
    ...QUIET,
    story: 'погасил долг, пени списаны',
    heating: 'none',
    habit: 'settles-once',
    openingKopecks: 642_511n,
  },
  {
    ...QUIET,
    story: 'день и ночь, платит раз в два месяца',
    zones: 2,
    hotWater: 0,
    heating: 'none',
    habit: 'every-other-month',
  },
  { ...QUIET, story: 'опечатка в показании: отклонено и передано снова', mistypedIn: 7 },
  {
    ...QUIET,
    story: 'новая фамилия, квитанция за декабрь выдана дважды',
    renamedIn: AFTER_FULL,
    reissued: [AFTER_FULL - 1],
  },
  { ...QUIET, story: 'прибор заменён в январе 2019', heating: 'none', meterReplacedIn: AFTER_FULL },
  {
    ...QUIET,
    story: 'не топили пять дней: перерасчёт',
    hotWater: 2,
    coldDaysIn: 3,
  },
  { ...QUIET, story: 'счёт открыт в январе 2019', heating: 'none', movesIn: AFTER_FULL },
]

// The first accounts of every branch tell a story each; the others are as people are.
export function traitsOf(branchNumber: number, index: number, random: Random): Traits {
  if (index >= STORIES_IN_BRANCH) return commonTraits(random)
  return STORIES[(branchNumber - 1) * STORIES_IN_BRANCH + index] ?? QUIET
}

// The story's own account moved into the flat of the account before it.
export function takesOverFlat(branchNumber: number, index: number): boolean {
  const at = (branchNumber - 1) * STORIES_IN_BRANCH + index
  const [before, own] = [STORIES[at - 1], STORIES[at]]
  return (
    index > 0 && index < STORIES_IN_BRANCH && before?.movesOut === own?.movesIn && !!own?.movesIn
  )
}

function commonTraits(random: Random): Traits {
  const organisation = random.chance(0.04)
  const habit = random.pick(HABITS)
  const late = habit === 'never' || habit === 'a-month-late'
  const months = () => random.integer(1, 24)
  return {
    ...QUIET,
    organisation,
    zones: random.pick(ZONES),
    electricStove: random.chance(0.3),
    automatic: random.chance(0.08),
    heating: organisation ? random.pick(['meter', 'none'] as const) : random.pick(HEATINGS),
    hotWater: random.pick(HOT_WATERS),
    ratio: organisation ? random.pick([20, 30]) : 1,
    habit,
    benefit: !organisation && random.chance(0.08),
    openingKopecks: late ? BigInt(random.integer(50_000, 900_000)) : 0n,
    doubleSurname: random.chance(0.03),
    ...(random.chance(0.02) ? { meterReplacedIn: months() } : {}),
    ...(random.chance(0.1) ? { silentFrom: months() } : {}),
    ...(random.chance(0.05) ? { mistypedIn: months() } : {}),
    ...(random.chance(0.05) ? { coldDaysIn: months() } : {}),
    ...(random.chance(0.02) ? { reissued: [months()] } : {}),
  }
}

const HABITS: readonly Habit[] = [
  ...new Array<Habit>(14).fill('on-time'),
  'in-advance',
  'instalments',
  'every-other-month',
  'a-month-late',
  'a-month-late',
  'never',
]
const ZONES = [1, 1, 1, 1, 1, 1, 1, 2, 2, 3] as const
const HOT_WATERS = [0, 0, 1, 1, 1, 2, 'norm'] as const
const HEATINGS = ['norm', 'norm', 'norm', 'meter', 'none', 'none'] as const
