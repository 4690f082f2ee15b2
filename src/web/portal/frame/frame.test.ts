import assert from 'node:assert/strict'
import { test } from 'node:test'
import demo from '#settings/demo.ts'
import { webWorld } from '#test/support/web-world.ts'
import { routes } from '../../routes.ts'

const world = await webWorld()
const { legacyCabinet, testMode, ...afterwards } = demo
const grown = await webWorld({ utility: afterwards })

test('the front page says what this is and offers the two ways in', async () => {
  const { $, status } = await world.visitor().get(routes.start)
  assert.equal(status, 200)
  assert.equal($('html').attr('lang'), 'ru')
  assert.match($('title').text(), /^Личный кабинет · Кабинет · Полуостровэнерго$/)
  const ways = $('main .button')
    .toArray()
    .map((button) => $(button).attr('href'))
  assert.deepEqual(ways, [routes.signIn, routes.registration.number])
  assert.equal($('main .phones a[href="tel:84155550110"]').text(), '8 (415) 555-01-10')
})

test('the bare address of the cabinet leads a stranger to the front page', async () => {
  assert.equal((await world.visitor().get('/')).location, routes.start)
})

test('English is asked for by a browser, or chosen and kept', async () => {
  const english = await world.visitor({ 'accept-language': 'en-US,en;q=0.9' }).get(routes.start)
  assert.equal(english.$('html').attr('lang'), 'en')
  const visitor = world.visitor()
  await visitor.get(routes.accessibility)
  const next = `${routes.accessibility}?next=%2Fstart`
  const { status, location } = await visitor.post(routes.language, { language: 'en', next })
  assert.equal(status, 303)
  assert.equal(location, next)
  const { $ } = await visitor.get(routes.start, { 'accept-language': 'ru' })
  assert.equal($('html').attr('lang'), 'en')
  assert.equal($('footer button[lang=ru]').text().trim(), 'Русский')
})

test('nobody is sent to another site from here', async () => {
  const visitor = world.visitor()
  await visitor.get(routes.start)
  for (const next of ['//evil.example', 'https://evil.example', '/\\evil.example']) {
    for (const path of [routes.language, routes.display]) {
      assert.equal((await visitor.post(path, { next })).location, '/')
    }
    const { $ } = await visitor.get(`${routes.accessibility}?next=${encodeURIComponent(next)}`)
    assert.equal($(`form[action="${routes.display}"] input[name=next]`).attr('value'), '/')
  }
})

test('a view chosen in the panel is on every page of this browser until given up', async () => {
  const visitor = world.visitor()
  await visitor.get(routes.accessibility)
  const chosen = { size: '150', contrast: 'white-on-black', spacing: 'wide', images: 'hidden' }
  const { location } = await visitor.post(routes.display, { ...chosen, next: routes.signIn })
  assert.equal(location, routes.signIn)
  for (const path of [routes.start, routes.signIn, '/nowhere']) {
    const { $ } = await visitor.get(path)
    assert.deepEqual(
      { ...$('html').data() },
      {
        size: 150,
        contrast: 'white-on-black',
        spacing: 'wide',
        images: 'hidden',
      },
    )
  }
  const { $ } = await visitor.get(routes.accessibility)
  const ticked = $('input[type=radio]:checked')
    .toArray()
    .map((input) => $(input).attr('value'))
  assert.deepEqual(ticked, ['150', 'white-on-black', 'wide', 'hidden'])
  await visitor.post(routes.display, { usual: 'yes', ...chosen })
  assert.deepEqual({ ...(await visitor.get(routes.start)).$('html').data() }, {})
})

test('a view that is none of the choices is as usual', async () => {
  const visitor = world.visitor()
  await visitor.get(routes.accessibility)
  await visitor.post(routes.display, { size: '900', contrast: '"><script>', spacing: 'wide' })
  assert.deepEqual({ ...(await visitor.get(routes.start)).$('html').data() }, { spacing: 'wide' })
})

test('the old cabinet and the trial are told of through their last days', async () => {
  const banner = async () => (await world.visitor().get(routes.start)).$('.banners').text()
  assert.equal(legacyCabinet.lastDay, '2019-03-31')
  assert.match(await banner(), /Прежний кабинет работает по 31\u00A0марта\u00A02019/)
  world.clock.advance(Temporal.Instant.from('2019-03-31T11:59:00Z').since(world.clock.now()))
  assert.match(await banner(), /Прежний кабинет/)
  world.clock.advance({ minutes: 1 })
  assert.doesNotMatch(await banner(), /Прежний кабинет/)
  assert.match(await banner(), /Тестовый режим/)
  assert.equal(testMode.lastDay, '2019-06-30')
  world.clock.advance(Temporal.Instant.from('2019-06-30T11:59:00Z').since(world.clock.now()))
  assert.match(await banner(), /Тестовый режим/)
  world.clock.advance({ minutes: 1 })
  assert.equal(await banner(), '')
})

test('without a trial and an old cabinet there is no banner', async () => {
  assert.equal((await grown.visitor().get(routes.start)).$('.banners').length, 0)
})

test('every page has one heading, a way past the header and named parts', async () => {
  const visitor = world.visitor()
  for (const path of [routes.start, routes.accessibility, '/nowhere']) {
    const { $ } = await visitor.get(path)
    assert.equal($('h1').length, 1, path)
    assert.equal($('body > a').first().attr('href'), '#content', path)
    assert.equal($('main#content').length, 1, path)
    assert.ok($('nav').attr('aria-label'), path)
    assert.equal($('svg:not([aria-hidden=true])').length, 0, path)
  }
})
