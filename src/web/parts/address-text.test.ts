import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addressText } from './address-text.ts'

test('a house, a building and a flat are not parted from their numbers', () => {
  assert.equal(
    addressText('г. Вилючинск, ул. Снежной Нерпы, д. 30, корп. 3, кв. 41'),
    'г. Вилючинск, ул. Снежной Нерпы, д.\u00A030, корп.\u00A03, кв.\u00A041',
  )
  assert.equal(addressText('мкр-д. 7 пруд. 5'), 'мкр-д. 7 пруд. 5')
})
