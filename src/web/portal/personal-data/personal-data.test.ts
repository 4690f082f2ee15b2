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

test('policy and consent both name the readings that customers send', async () => {
  const { $ } = await world.visitor().get(routes.personalData)
  const under = (heading: string) => {
    const found = $('h3').filter((_, one) => $(one).text() === heading)
    assert.equal(found.length, 1, heading)
    return found.nextUntil('h3').text()
  }
  for (const heading of ['Что приходит от вас', 'Какие данные']) {
    assert.match(under(heading), /показания приборов, которые (вы передали|я передал)/i)
  }
  assert.match(under('Журнал'), /передача показаний/)
})

test('the same in English', async () => {
  const { $ } = await world.visitor({ 'accept-language': 'en' }).get(routes.personalData)
  assert.match($('.text').text(), /The Russian text is the one that binds/)
})
