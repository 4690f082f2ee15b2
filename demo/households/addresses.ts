import type { DemoBranch } from '../branches.ts'
import type { Random } from '../random.ts'

// Streets that are on no map.
const STREETS = [
  'ул. Пепельная',
  'ул. Северного Прибоя',
  'пер. Кедрового Стланика',
  'ул. Китобоев-Мечтателей',
  'ул. Тихой Гавани',
  'проезд Морошковый',
  'ул. Дальнего Маяка',
  'ул. Семи Туманов',
  'ш. Рыбацкого Счастья',
  'б-р Первых Метелей',
  'ул. Снежной Нерпы',
  'пер. Тёплого Ключа',
] as const

// A postal address in one of the branch's towns. In Елизово a house is parted from its block by a
// semicolon, which a table must then quote.
export function addressIn(branch: DemoBranch, random: Random, organisation: boolean): string {
  const town = random.pick(branch.towns)
  const block = random.chance(0.15)
    ? `${branch.code === 'elizovo' ? ';' : ','} корп. ${random.integer(1, 3)}`
    : ''
  const house = `${random.pick(STREETS)}, д. ${random.integer(1, 89)}${block}`
  const flat = organisation ? '' : `, кв. ${random.integer(1, 160)}`
  return `${town.postcode}, Камчатский край, ${town.name}, ${house}${flat}`
}
