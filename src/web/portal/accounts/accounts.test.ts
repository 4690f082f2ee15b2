import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openAccount, outcomes, strayNumber } from '#test/support/identity-world.ts'
import { textOf, textsOf } from '#test/support/page-text.ts'
import { signedIn } from '#test/support/signed-in.ts'
import { webWorld } from '#test/support/web-world.ts'

const world = await webWorld()
const FLAT = '4110104729'
const DACHA = '4120217377'
const GARAGE = '4120225296'
const NEW = '4130314187'
for (const account of [FLAT, DACHA, GARAGE]) await openAccount(world, account, 1)
const numbers = await openAccount(world, NEW, 4)

const order = (page: Parameters<typeof textsOf>[0]) =>
  page
    .$('.own .hint')
    .toArray()
    .map((line) => /\d{10}/.exec(page.$(line).text())?.[0])

test('accounts stand in the customer’s order, by name or by address', async () => {
  const browser = await signedIn(world, [[DACHA, 'Дача'], FLAT])
  const page = await browser.get('/accounts')
  assert.deepEqual(textsOf(page, '.own h2'), ['Дача', 'Елизово, ул. Ленина, 1'])
  assert.deepEqual(order(page), [DACHA, FLAT])
})

test('up and down move an account by one; the same form again moves nothing', async () => {
  const browser = await signedIn(world, [FLAT, DACHA, GARAGE])
  await browser.get('/accounts')
  const address = `/accounts/${browser.links[2]}/position`
  const moved = await browser.post(address, { place: '2' })
  assert.equal(moved.location, `/accounts#${browser.links[2]}`)
  assert.deepEqual(order(await browser.get('/accounts')), [FLAT, GARAGE, DACHA])
  await browser.post(address, { place: '2' })
  assert.deepEqual(order(await browser.get('/accounts')), [FLAT, GARAGE, DACHA])
})

test('the first has no way up and the last none down', async () => {
  const browser = await signedIn(world, [FLAT, DACHA])
  const page = await browser.get('/accounts')
  const labels = page
    .$('.own button')
    .toArray()
    .map((one) => page.$(one).attr('aria-label'))
  assert.equal(labels.length, 2)
  assert.match(labels[0] ?? '', /^Поставить ниже/)
  assert.match(labels[1] ?? '', /^Поставить выше/)
})

test('an account takes a name of the customer’s own, and gives it up', async () => {
  const browser = await signedIn(world, [FLAT])
  const address = `/accounts/${browser.links[0]}/name`
  await browser.get(address)
  const named = await browser.post(address, { name: '  Бабушкина   квартира ' })
  const list = await browser.get(named.location)
  assert.deepEqual(textsOf(list, '.own h2'), ['Бабушкина квартира'])
  assert.match(textOf(list, '.notice.ok'), /Название сохранено/)
  assert.equal((await browser.get(address)).$('#name').val(), 'Бабушкина квартира')
  await browser.post(address, { name: '' })
  assert.deepEqual(textsOf(await browser.get('/accounts'), '.own h2'), ['Елизово, ул. Ленина, 1'])
})

test('a name too long comes back with what was typed and what to do', async () => {
  const browser = await signedIn(world, [FLAT])
  const address = `/accounts/${browser.links[0]}/name`
  await browser.get(address)
  const typed = 'д'.repeat(61)
  const page = await browser.post(address, { name: typed })
  assert.equal(page.status, 422)
  assert.equal(page.$('#name').val(), typed)
  assert.match(textOf(page, '.error-summary'), /длиннее 60 знаков/)
})

test('removing asks first, and only the answer removes', async () => {
  const browser = await signedIn(world, [FLAT, DACHA])
  const address = `/accounts/${browser.links[0]}/removal`
  assert.match(textOf(await browser.get(address)), /Убрать счёт из кабинета\?.*Вернуть его можно/)
  assert.deepEqual(order(await browser.get('/accounts')), [FLAT, DACHA])
  await browser.get(address)
  const removed = await browser.post(address, {})
  assert.deepEqual(order(await browser.get(removed.location)), [DACHA])
  assert.equal((await browser.get(`/accounts/${browser.links[0]}`)).status, 404)
})

test('a receipt’s number adds its account, and the next page shows it', async () => {
  const browser = await signedIn(world, [FLAT])
  await browser.get('/accounts/new')
  const added = await browser.post('/accounts/new', { number: numbers.at(-1) ?? '' })
  const page = await browser.get(added.location)
  assert.equal(page.status, 200)
  assert.match(textOf(page), new RegExp(`Счёт добавлен.*${NEW}`))
  await browser.get('/accounts/new')
  const again = await browser.post('/accounts/new', { number: numbers.at(-1) ?? '' })
  assert.equal(again.status, 422)
  assert.match(textOf(again), /уже есть в вашем кабинете/)
})

test('slips are told before anything is looked up; what does not fit is one answer', async () => {
  const browser = await signedIn(world, [FLAT])
  const answer = async (number: string) => {
    await browser.get('/accounts/new')
    const page = await browser.post('/accounts/new', { number })
    assert.equal(page.status, 422)
    return textOf(page, '.error-summary li')
  }
  assert.match(await answer(''), /Введите уникальный номер/)
  assert.match(await answer('12345'), /5 цифр, а нужно 16/)
  const unknown = await answer(strayNumber())
  const outlived = await answer(numbers[0] ?? '')
  assert.match(unknown, /не подошёл/)
  assert.equal(outlived, unknown)
})

test('guessing ends in a wait that is told to the minute', async () => {
  const browser = await signedIn(world, [FLAT])
  let page = await browser.get('/accounts/new')
  const number = strayNumber()
  for (let tries = 0; tries < 30 && page.status !== 429; tries += 1) {
    page = await browser.post('/accounts/new', { number })
  }
  assert.equal(page.status, 429)
  assert.match(textOf(page), /Слишком много попыток.*То, что вы ввели, сохранилось/)
  assert.equal(page.$('main form').attr('action'), '/accounts/new')
  assert.equal(page.$('main form input[name=number]').attr('value'), number)
})

test('everybody who sees an account is listed by a masked address', async () => {
  const first = await signedIn(world, [GARAGE])
  await signedIn(world, [GARAGE])
  const page = await first.get(`/accounts/${first.links[0]}/viewers`)
  const lines = textsOf(page, 'tbody tr')
  assert.ok(lines.length >= 2)
  assert.equal(lines.filter((line) => line.includes('это вы')).length, 1)
  assert.doesNotMatch(textOf(page), new RegExp(first.loginId))
})

test('the list without its lines is refused and not on record', async () => {
  const before = await outcomes(world, 'viewers-listed')
  const browser = await signedIn(world, [GARAGE])
  const url = `/accounts/${browser.links[0]}/viewers`
  const { status, headers } = await browser.send({ method: 'HEAD', url })
  assert.deepEqual([status, headers.allow], [405, 'GET'])
  assert.deepEqual(await outcomes(world, 'viewers-listed'), before)
})

test('pages of an account that is not one’s own are not there', async () => {
  const owner = await signedIn(world, [FLAT])
  const stranger = await signedIn(world, [DACHA])
  for (const part of ['name', 'removal', 'viewers']) {
    const page = await stranger.get(`/accounts/${owner.links[0]}/${part}`)
    assert.equal(page.status, 404)
  }
  await stranger.get('/accounts')
  const moved = await stranger.post(`/accounts/${owner.links[0]}/removal`, {})
  assert.equal(moved.status, 404)
  assert.deepEqual(order(await owner.get('/accounts')), [FLAT])
})
