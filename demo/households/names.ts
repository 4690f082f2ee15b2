import type { Random } from '../random.ts'

// People and organisations that do not exist. Surnames come in pairs: his and hers.
const SURNAMES = [
  ['Чайкин', 'Чайкина'],
  ['Снегирёв', 'Снегирёва'],
  ['Вьюгин', 'Вьюгина'],
  ['Лососев', 'Лососева'],
  ['Маяцкий', 'Маяцкая'],
  ['Прибоев', 'Прибоева'],
  ['Кедров', 'Кедрова'],
  ['Сопкин', 'Сопкина'],
  ['Туманов', 'Туманова'],
  ['Бакланов', 'Бакланова'],
  ['Гаванский', 'Гаванская'],
  ['Ольховский', 'Ольховская'],
  ['Паромщиков', 'Паромщикова'],
  ['Ягодин', 'Ягодина'],
  ['Штормин', 'Штормина'],
  ['Нерпин', 'Нерпина'],
  ['Жимолостев', 'Жимолостева'],
  ['Боцманов', 'Боцманова'],
  ['Щукарь', 'Щукарь'],
  ['Ительский', 'Ительская'],
  ['Лагунин', 'Лагунина'],
  ['Фарватеров', 'Фарватерова'],
  ['Якорев', 'Якорева'],
  ['Эхов', 'Эхова'],
  ['Цунамин', 'Цунамина'],
  ['Юшин', 'Юшина'],
] as const
const HIS_NAMES = [
  ...['Алексей', 'Борис', 'Виктор', 'Глеб', 'Денис', 'Егор', 'Захар', 'Игорь', 'Кирилл', 'Лев'],
  ...['Максим', 'Николай', 'Олег', 'Пётр', 'Роман', 'Семён', 'Тимофей', 'Фёдор', 'Юрий', 'Ян'],
] as const
const HER_NAMES = [
  ...['Анна', 'Бэла', 'Вера', 'Галина', 'Дарья', 'Елена', 'Жанна', 'Зоя', 'Ирина', 'Ксения'],
  ...['Любовь', 'Мария', 'Нина', 'Ольга', 'Полина', 'Раиса', 'Софья', 'Тамара', 'Юлия', 'Яна'],
] as const
const FATHERS = [
  ...['Алексеев', 'Борисов', 'Викторов', 'Глебов', 'Денисов', 'Егоров', 'Игорев', 'Львов'],
  ...['Максимов', 'Николаев', 'Олегов', 'Петров', 'Романов', 'Семёнов', 'Фёдоров', 'Юрьев'],
] as const
const ORGANISATIONS = [
  'ИП Кальмаров Т. Т., пекарня «Тёплый край»',
  'ООО «Рыбный ряд», цех № 2',
  'АО «Причал-Сервис»',
  'ТСН «Над бухтой»',
] as const

// «Чайкина Анна Петровна», sometimes with a double surname.
export function personName(random: Random, doubleSurname: boolean): string {
  const her = random.chance(0.55)
  const first = random.pick(SURNAMES)[her ? 1 : 0]
  const second = random.pick(SURNAMES)[her ? 1 : 0]
  const surname = doubleSurname && first !== second ? `${first}-${second}` : first
  const father = `${random.pick(FATHERS)}${her ? 'на' : 'ич'}`
  return `${surname} ${random.pick(her ? HER_NAMES : HIS_NAMES)} ${father}`
}

// Another surname for the same person.
export function renamed(name: string, random: Random): string {
  const [, given = '', father = ''] = name.split(' ')
  const her = father.endsWith('на')
  const others = SURNAMES.map((pair) => pair[her ? 1 : 0]).filter((one) => !name.startsWith(one))
  return `${random.pick(others)} ${given} ${father}`
}

// One with quotes, commas and №, as real ones have.
export function organisationName(random: Random): string {
  return random.pick(ORGANISATIONS)
}
