import assert from 'node:assert/strict'
import { test } from 'node:test'
import { webWorld } from '#test/support/web-world.ts'
import { routes } from '../../routes.ts'

const world = await webWorld()

test('policy and consent are open to anybody and name who answers for the data', async () => {
  const { $, status } = await world.visitor().get(routes.personalData)
  assert.equal(status, 200)
  assert.match($('#consent').text(), /Согласие на обработку персональных данных/)
  assert.match($('aside').text(), /ИНН \d{10}, ОГРН \d{13}/)
  assert.equal($('aside dt').length, world.services.utility.branches.length)
})

test('the same in English', async () => {
  const { $ } = await world.visitor({ 'accept-language': 'en' }).get(routes.personalData)
  assert.match($('.text').text(), /The Russian text is the one that binds/)
})
