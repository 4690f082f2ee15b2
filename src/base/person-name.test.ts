import { equal } from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { maskName, maskSurname } from './person-name.ts'

const plain = (text: string): string => text.replaceAll('\u00A0', ' ')

test('a name keeps its surname and initials', () => {
  equal(maskName('Рыбакова Ольга Алексеевна'), 'Рыбакова\u00A0О.\u00A0А.')
  equal(plain(maskName('  Рыбакова   Ольга  ')), 'Рыбакова О.')
  equal(plain(maskName('Петрова-Водкина Анна-Мария Ивановна')), 'Петрова-Водкина А.-М. И.')
  equal(plain(maskName('Мамедов Али Гасан оглы')), 'Мамедов А. Г.')
  equal(maskName('Ким'), 'Ким')
  equal(maskName(' '), '')
})

test('the stronger mask hides the surname too', () => {
  equal(plain(maskSurname('Рыбакова Ольга Алексеевна')), 'Р••• О. А.')
  equal(plain(maskSurname('Ю Ен Сук')), 'Ю••• Е. С.')
  equal(maskSurname('Ким'), 'К•••')
  equal(maskSurname(''), '')
})

const words = fc.stringMatching(/^[А-Я][а-я]{2,20}$/)
const names = fc.tuple(words, words, words)

test('masks tell nothing of given names but their first letters', () => {
  fc.assert(
    fc.property(names, names, ([surname, given, patronymic], [, otherGiven, otherPatronymic]) => {
      const other = [
        surname,
        given.charAt(0) + otherGiven.slice(1),
        patronymic.charAt(0) + otherPatronymic.slice(1),
      ].join(' ')
      equal(maskName(`${surname} ${given} ${patronymic}`), maskName(other))
    }),
  )
})

test('the stronger mask tells nothing of the surname but its first letter', () => {
  fc.assert(
    fc.property(names, words, ([surname, given, patronymic], otherSurname) => {
      const alike = surname.charAt(0) + otherSurname.slice(1)
      equal(
        maskSurname(`${surname} ${given} ${patronymic}`),
        maskSurname(`${alike} ${given} ${patronymic}`),
      )
    }),
  )
})

test('arbitrary text, also a megabyte of it, never throws', () => {
  for (const mask of [maskName, maskSurname]) {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void mask(text)))
    for (const unit of [' ', '-', 'А', 'А ', 'А-']) mask(unit.repeat(500_000))
  }
})
