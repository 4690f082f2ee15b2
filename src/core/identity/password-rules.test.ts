import assert from 'node:assert/strict'
import { test } from 'node:test'
import { longestPassword } from './password-length.ts'
import { passwordSlip } from './password-rules.ts'

const utility = {
  name: 'ПАО «Полуостровэнерго»',
  shortName: 'Полуостровэнерго',
  branches: [
    { code: 'petropavlovsk', name: 'Петропавловский', address: '', phone: '', hours: '' },
    { code: 'ust-bolsheretsk', name: 'Усть-Большерецкий', address: '', phone: '', hours: '' },
  ],
}
const slip = (password: string) => passwordSlip(password, 'Olga.Rybakova@mail.ru', utility)?.refused

test('what is long and not common is good, whatever it is made of', () => {
  const good = [
    'лопата у крыльца',
    'tangerine ladder',
    '        spaces   ',
    'ъьыъьыъэ',
    '🐻🦊🐟🌋🌊🏔️🚂🚢',
    'я'.repeat(99).replaceAll('яя', 'аю'),
  ]
  for (const password of good) assert.equal(slip(password), undefined, password)
})

test('length is counted in characters as a person sees them', () => {
  assert.equal(slip('короткы'), 'too-short')
  assert.equal(slip('🐻🦊🐟🌋🌊🏔'), 'too-short')
  const long = 'абв'.repeat(longestPassword)
  assert.equal(slip(long.slice(0, longestPassword)), undefined)
  assert.equal(slip(long.slice(0, longestPassword + 1)), 'too-long')
})

test('what guessers try first is refused', () => {
  const common = [
    'password',
    'PassWord',
    'qwertyuiop',
    'rdfhnbhf',
    'йцукенгшщз',
    'зфыыцщкв',
    '11111111',
    'абабабабаб',
    'Полуостровэнерго2019',
    'полуостровэнерго',
    'Petropavlovsk!',
    'ustbolsheretsk1',
    'квитанция123',
    'KVITANCIYA-01',
  ]
  for (const password of common) assert.equal(slip(password), 'common', password)
})

test('the address itself is no password', () => {
  for (const password of ['olga.rybakova@mail.ru', 'OLGA.RYBAKOVA', 'olgarybakova1980']) {
    assert.equal(slip(password), 'own-email', password)
  }
})
