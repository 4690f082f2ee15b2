// From the first page to a number: three actions with scripts, one more without.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Locator, Page } from 'playwright-core'
import { sql } from '#platform/postgres/sql.ts'
import { axeViolations } from '#test/support/browser.ts'
import { type Hands, keyboard, mouse } from '#test/support/journeys/hands.ts'
import { openSite, type Site } from '#test/support/journeys/site.ts'
import type { WebVisitor } from '#test/support/web-visitor.ts'

const site = await openSite()
let letters = 0

// Somebody with one account of a meter each for light and water, in Petropavlovsk, where readings
// are due from the 1st: each test has a login of its own and the account of all.
async function holder(): Promise<WebVisitor> {
  letters += 1
  const visitor = site.visitor()
  const number = site.receiptOf('льгота').uniqueNumber
  await site.register(visitor, { number, email: `holder-${letters}@mail.ru` })
  return visitor
}

const rows = ({ databases }: Site) =>
  databases.owner.read(
    {},
    sql<{ number: number; values: string[] }>`
      select s.number, array_agg(r.value::text order by r.meter_id, r.zone) as values
      from submissions s join submitted_readings r using (account_number, submission_id)
      group by s.number order by s.number`,
  )

// Each value a little above the one that stands over it, in the meter's own places.
async function typeAll(page: Page, hands: Hands, more: number): Promise<string[]> {
  const typed: string[] = []
  for (const entry of await page.locator('.dial-entry').all()) {
    const places = Number(await entry.getAttribute('data-fraction-digits'))
    const used = (await entry.getAttribute('data-unit')) === 'kWh' ? more : more / 100
    const previous = Number(await entry.getAttribute('data-previous'))
    const value = (previous + used).toFixed(places)
    typed.push(value)
    await hands.type(entry.locator('input'), value.replace('.', ','))
  }
  return typed
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

test('with scripts: volume and cost while typing, then one press', async () => {
  const { page, complaints, close } = await site.arrive({ as: await holder() })
  await page.goto('/')
  await page.getByRole('link', { name: /Передайте показания до 25 февраля 2019/ }).click()
  const typed = await typeAll(page, mouse, 20)
  const [first] = await page.locator('.preview').all()
  assert.match(
    (await first?.textContent()) ?? '',
    /^Расход 20\u202FкВт·ч, это примерно [\d,]+\u202F₽ без льгот и перерасчётов$/,
  )
  await button(page, 'Передать показания').click()
  await page.getByRole('heading', { name: 'Передача показаний № 1' }).waitFor()
  assert.match(page.url(), /\/readings\/1\?outcome=readings-sent$/)
  assert.deepEqual((await rows(site)).at(-1)?.values.sort(), typed.sort())
  assert.deepEqual([...(await axeViolations(page)), ...complaints], [])
  await close()
})

test('Enter goes on to the empty field and sends from the last', async () => {
  const visitor = await holder()
  const { page, close } = await site.arrive({ as: visitor })
  await page.goto('/readings')
  const form =
    (await page.getByRole('link', { name: 'Что вы передали' }).getAttribute('href')) ?? ''
  await page.goto(`${form}/new`)
  const dials = await page.locator('.dial-entry input').all()
  const name = (input: Locator | undefined) => input?.getAttribute('name')
  const focused = page.locator(':focus')
  assert.ok(dials.length > 1)
  await dials[0]?.focus()
  for (const [at, dial] of dials.entries()) {
    assert.equal(await name(focused), await name(dial))
    const isLast = at === dials.length - 1
    assert.equal(await focused.getAttribute('enterkeyhint'), isLast ? 'send' : 'next')
    await focused.fill('12о')
    await focused.press('Enter')
  }
  await page.getByRole('alert').waitFor()
  await close()
})

test('back and forth, again and in two tabs it stays one submission', async () => {
  const visitor = await holder()
  const { page, close } = await site.arrive({ as: visitor })
  await page.goto('/readings')
  const form =
    (await page.getByRole('link', { name: 'Что вы передали' }).getAttribute('href')) ?? ''
  await page.goto(`${form}/new`)
  const twin = await page.context().newPage()
  await twin.goto(`${form}/new`)
  for (const tab of [page, twin]) await typeAll(tab, mouse, 21)
  await Promise.all([page, twin].map((tab) => button(tab, 'Передать показания').dblclick()))
  for (const tab of [page, twin])
    await tab.getByRole('heading', { name: 'Передача показаний № 2' }).waitFor()
  await page.goBack()
  await typeAll(page, mouse, 21)
  await button(page, 'Передать показания').click()
  await page.getByRole('heading', { name: 'Передача показаний № 2' }).waitFor()
  assert.equal((await rows(site)).length, 2)
  await close()
})

test('without scripts: everything once more on a page, then it goes', async () => {
  const visitor = await holder()
  const { page, close } = await site.arrive({ as: visitor, javaScriptEnabled: false })
  await page.goto('/readings')
  const form =
    (await page.getByRole('link', { name: 'Что вы передали' }).getAttribute('href')) ?? ''
  await page.goto(`${form}/new`)
  const typed = await typeAll(page, mouse, 22)
  await button(page, 'Передать показания').click()
  await page.getByRole('heading', { name: 'Проверьте показания' }).waitFor()
  await button(page, 'Исправить').click()
  const kept = await page.locator('.dial-entry input').first().inputValue()
  assert.equal(kept, typed[0]?.replace('.', ','))
  await button(page, 'Передать показания').click()
  await button(page, 'Всё верно, передать').click()
  await page.getByRole('heading', { name: 'Передача показаний № 3' }).waitFor()
  await close()
})

test('by keyboard alone: a slip leads to its field, a doubt is confirmed', async () => {
  const visitor = await holder()
  const { page, close } = await site.arrive({ as: visitor, viewport: { width: 360, height: 740 } })
  await page.goto('/readings')
  const form =
    (await page.getByRole('link', { name: 'Что вы передали' }).getAttribute('href')) ?? ''
  await page.goto(`${form}/new`)
  const input = page.locator('.dial-entry input').first()
  await keyboard.type(input, '12о')
  await keyboard.press(button(page, 'Передать показания'))
  await keyboard.press(page.getByRole('alert').getByRole('link').first())
  assert.equal(await page.locator(':focus').inputValue(), '12о')
  const previous = await page.locator('.dial-entry').first().getAttribute('data-previous')
  await keyboard.type(input, `${Math.floor(Number(previous)) - 10}`)
  await keyboard.press(button(page, 'Передать показания'))
  await page.getByRole('heading', { name: 'Посмотрите ещё раз' }).waitFor()
  assert.deepEqual(await axeViolations(page), [])
  await keyboard.press(button(page, 'Всё верно, передать'))
  await page.getByText('вы подтвердили: показание меньше прежнего').waitFor()
  await close()
})
