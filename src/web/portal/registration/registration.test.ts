import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  letters,
  openAccount,
  password,
  runJobs,
  strayNumber,
} from '#test/support/identity-world.ts'
import { sendRegistration } from '#test/support/registering.ts'
import type { Answer, WebVisitor } from '#test/support/web-visitor.ts'
import { webWorld } from '#test/support/web-world.ts'
import { routes } from '../../routes.ts'

const steps = routes.registration
const world = await webWorld()
const number = (await openAccount(world, '4120200001', 3)).at(-1) ?? strayNumber()

// The summary's lines and the sentence at each field must be the same.
function assertSlip({ $, status }: Answer, field: string, words: RegExp) {
  assert.equal(status, 422)
  assert.match($('title').text(), /^Ошибка: /)
  assert.match($('.error-summary a').text(), words)
  assert.equal($('.error-summary a').attr('href'), `#${field}`)
  assert.equal($(`#${field}`).attr('aria-invalid'), 'true')
  const described = $(`#${field}`).attr('aria-describedby')?.split(' ') ?? []
  assert.ok(described.includes(`${field}-error`))
  assert.match($(`#${field}-error`).text(), words)
}

async function numberGiven(): Promise<WebVisitor> {
  const visitor = world.visitor()
  await visitor.get(steps.number)
  const answer = await visitor.post(steps.number, { number })
  assert.equal(answer.location, steps.email)
  return visitor
}

async function passwordGiven(email: string): Promise<WebVisitor> {
  const visitor = await numberGiven()
  await visitor.post(steps.email, { email })
  const answer = await visitor.post(steps.password, { password })
  assert.equal(answer.location, steps.consent)
  return visitor
}

test('the first step asks for the number beside a sample; no script is needed', async () => {
  const { $, status } = await world.visitor().get(steps.number)
  assert.equal(status, 200)
  assert.match($('.steps').text(), /Шаг 1 из 4/)
  assert.equal($('#number').attr('inputmode'), 'numeric')
  assert.equal($(`a[href="${steps.sampleReceipt}"]`).text(), 'Где взять уникальный номер')
  assert.match($('aside svg').attr('aria-label') ?? '', /Образец квитанции/)
  assert.equal($('[data-scan-into]').attr('hidden'), 'hidden')
})

test('the sample stands on a page of its own, in words too', async () => {
  const { $ } = await world.visitor().get(steps.sampleReceipt)
  assert.match($('svg .framed').text(), /Уникальный номер1234 5678 9012 3456/)
  assert.equal($('main ol li').length, 3)
})

test('a slip in the number is told at the field and counts for nothing', async () => {
  const visitor = world.visitor()
  await visitor.get(steps.number)
  const typed = '1234 5678 9012 3450'
  const answer = await visitor.post(steps.number, { number: typed })
  assertSlip(answer, 'number', /Похоже на опечатку: проверьте цифры. Попытка не потрачена/)
  assert.equal(answer.$('#number').attr('value'), typed)
  assertSlip(await visitor.post(steps.number, { number: '41202' }), 'number', /Введено: 5 цифр/)
})

test('a number accepted is never shown again, may be kept, and may be changed', async () => {
  const visitor = await numberGiven()
  const again = await visitor.get(steps.number)
  assert.match(again.$('.notice').text(), /Номер принят/)
  assert.equal(again.$('#number').attr('value'), '')
  assert.ok(!again.text.includes(number.slice(0, 4)))
  assert.equal((await visitor.post(steps.number, { number: '' })).location, steps.email)
  assert.equal((await visitor.post(steps.number, { number: strayNumber() })).location, steps.email)
})

test('going back shows the address that was typed', async () => {
  const visitor = await numberGiven()
  assertSlip(await visitor.post(steps.email, { email: 'ольга@mail.ru' }), 'email', /русские буквы/)
  await visitor.post(steps.email, { email: 'olga@mail.ru' })
  const { $ } = await visitor.get(steps.email)
  assert.equal($('#email').attr('value'), 'olga@mail.ru')
  assert.equal($('#email').attr('autocomplete'), 'email')
})

test('a password is never sent back, and its field knows its browser', async () => {
  const visitor = await numberGiven()
  await visitor.post(steps.email, { email: 'olga@mail.ru' })
  for (const [typed, words] of [
    ['', /Введите пароль/],
    ['коротко', /короче 8 знаков/],
    ['12345678', /слишком известен/],
    ['я'.repeat(201), /длиннее 200/],
  ] as const) {
    const answer = await visitor.post(steps.password, { password: typed })
    assertSlip(answer, 'password', words)
    assert.equal(answer.$('#password').attr('value'), '')
    assert.equal(answer.$('#password').attr('autocomplete'), 'new-password')
    assert.equal(answer.$('input[autocomplete=username]').attr('value'), 'olga@mail.ru')
  }
})

test('consent is a box nobody ticked for the customer, with the whole text in place', async () => {
  const visitor = await passwordGiven('olga@mail.ru')
  const { $ } = await visitor.get(steps.consent)
  assert.equal($('#consent').attr('checked'), undefined)
  assert.match($('main details').text(), /даю ПАО «Полуостровэнерго»/)
  assert.equal($('main details a').attr('href'), '/personal-data#consent')
  assert.match($('dl').text(), /olga@mail\.ru/)
  const version = $('input[name=version]').attr('value') ?? ''
  assertSlip(await visitor.post(steps.consent, { version }), 'consent', /Отметьте согласие/)
  const outdated = await visitor.post(steps.consent, { version: '0', consent: 'on' })
  assertSlip(outdated, 'consent', /обновился/)
})

test('no step opens before those in front of it', async () => {
  const visitor = world.visitor()
  for (const step of [steps.email, steps.password, steps.consent, steps.sent]) {
    assert.equal((await visitor.get(step)).location, steps.number, step)
  }
  const halfway = await numberGiven()
  assert.equal((await halfway.get(steps.consent)).location, steps.email)
  await visitor.get(steps.number)
  const forgotten = await visitor.post(steps.email, { email: 'olga@mail.ru' })
  assert.equal(forgotten.location, `${steps.number}?outcome=registration-forgotten`)
  assert.match((await visitor.get(forgotten.location)).$('.notice').text(), /забыто/)
})

test('pages are the same for a known and an unknown number and address', async () => {
  const known = { number, email: 'known@mail.ru' }
  const stray = { number: strayNumber(), email: 'known@mail.ru' }
  const pages = [known, stray, known].map(async (given) => {
    const { status, $ } = await sendRegistration(world.visitor(), given)
    return `${status} ${$('main').text()}`
  })
  const [first, ...others] = await Promise.all(pages)
  assert.match(first ?? '', /^200 .*Проверьте почту.*known@mail\.ru/s)
  for (const other of others) assert.equal(other, first)
  await runJobs(world)
  const kinds = (await letters(world)).map(({ kind }) => kind)
  assert.ok(kinds.includes('registration-number-did-not-fit'))
})

test('a registration that was sent is not sent twice by a second press', async () => {
  const visitor = await passwordGiven('twice@mail.ru')
  const { $ } = await visitor.get(steps.consent)
  const version = $('input[name=version]').attr('value') ?? ''
  assert.equal((await visitor.post(steps.consent, { version, consent: 'on' })).location, steps.sent)
  assert.equal((await visitor.post(steps.consent, { version, consent: 'on' })).location, steps.sent)
  assert.equal((await visitor.get(steps.email)).location, steps.sent)
})

test('the pages are whole in English', async () => {
  const visitor = world.visitor({ 'accept-language': 'en' })
  const { $ } = await visitor.get(steps.number)
  assert.equal($('h1').text(), 'The unique number from a receipt')
  assert.doesNotMatch($('main .matters').text(), /[а-яё]/i)
})
