import assert from 'node:assert/strict'
import { test } from 'node:test'
import { load } from 'cheerio'
import { html } from '#platform/html/html.ts'
import { balance } from './balance.ts'
import { checkbox } from './checkbox.ts'
import { errorSummary } from './error-summary.ts'
import { field } from './field.ts'
import { form } from './form.ts'
import { linkList } from './link-list.ts'
import { notice } from './notice.ts'
import { radios } from './radios.ts'
import { select } from './select.ts'
import { steps } from './steps.ts'
import { table } from './table.ts'

test('a field is named by its label and read out with its hint and its error', () => {
  const $ = load(
    field('ru', { name: 'email', label: 'Почта', hint: 'Как в письме', error: 'Введите адрес' })
      .text,
  )
  const input = $('#email')
  assert.equal($('label[for=email]').text(), 'Почта')
  assert.equal(input.attr('aria-describedby'), 'email-hint email-error')
  assert.equal(input.attr('aria-invalid'), 'true')
  assert.equal($('#email-hint').text(), 'Как в письме')
  assert.equal($('#email-error').text(), 'Ошибка: Введите адрес')
  const plain = load(field('ru', { name: 'email', label: 'Почта' }).text)('#email')
  assert.equal(plain.attr('aria-describedby'), undefined)
  assert.equal(plain.attr('aria-invalid'), undefined)
})

test('what was typed comes back as text, a password never', () => {
  const typed = '"><script>alert(1)</script>'
  assert.equal(
    load(field('ru', { name: 'a', label: 'А', value: typed }).text)('input').val(),
    typed,
  )
  const password = field('ru', { name: 'a', label: 'А', type: 'password', value: 'secret' })
  assert.equal(load(password.text)('input').val(), '')
})

test('every line of an error summary leads to its field', () => {
  assert.equal(errorSummary('ru', []), undefined)
  const $ = load(errorSummary('ru', [{ field: 'agree', message: 'Нужно согласие' }])?.text ?? '')
  const box = load(checkbox('ru', { name: 'agree', label: 'Согласен', error: 'Нужно' }).text)
  assert.equal($('a').attr('href'), '#agree')
  assert.equal(box('#agree').attr('type'), 'checkbox')
  assert.equal(box('#agree').attr('checked'), undefined)
})

test('of a few options one is ticked, and the first carries the name as its id', () => {
  const options = [
    { value: 'a', label: 'А' },
    { value: 'b', label: 'Б' },
  ]
  const $ = load(radios('ru', { name: 'size', legend: 'Размер', options, value: 'b' }).text)
  assert.equal($('legend').text(), 'Размер')
  assert.equal($('input:checked').attr('value'), 'b')
  assert.equal($('#size').attr('value'), 'a')
  const chosen = load(select({ name: 'size', label: 'Размер', options, value: 'b' }).text)
  assert.equal(chosen('option[selected]').text(), 'Б')
})

test('a form carries its token and is sent by POST', () => {
  const $ = load(
    form({ csrfToken: 'mask' }, { action: '/x', body: html`<p>…</p>`, kind: 'upload' }).text,
  )
  assert.equal($('form').attr('method'), 'post')
  assert.equal($('form').attr('enctype'), 'multipart/form-data')
  assert.equal($('input[name=token]').attr('value'), 'mask')
})

test('what is owed is a word, a sign and a sum without a sign', () => {
  const shown = (kopecks: bigint) => load(balance('ru', kopecks).text)('.balance')
  assert.match(shown(12_345n).text(), /^Долг\s123,45/)
  assert.match(shown(-12_345n).text(), /^Переплата\s123,45/)
  assert.equal(shown(0n).text(), 'Долга нет')
  for (const kopecks of [1n, -1n, 0n]) assert.equal(shown(kopecks).find('svg').length, 1)
})

test('a table names its columns, its rows and itself', () => {
  const $ = load(
    table({
      caption: 'К оплате',
      columns: [{ label: 'Услуга' }, { label: 'Сумма', numeric: true }],
      rows: [['Отопление', '1,00']],
      totals: [['Всего', '1,00']],
    }).text,
  )
  assert.equal($('caption').text(), 'К оплате')
  assert.equal($('[role=region]').attr('aria-label'), 'К оплате')
  assert.equal($('thead th[scope=col]').length, 2)
  assert.equal($('tbody th[scope=row]').text(), 'Отопление')
  assert.equal($('tbody td.numeric').text(), '1,00')
  assert.equal($('tfoot th').text(), 'Всего')
})

test('a notice says its kind aloud, a step how many there are', () => {
  assert.equal(
    load(notice('ru', 'warning', 'Поверка').text)('.notice').attr('aria-label'),
    'Внимание',
  )
  const $ = load(steps('en', 2, 4).text)
  assert.equal($('p').text(), 'Step 2 of 4')
  assert.equal($('i.passed').length, 2)
  assert.equal($('i.ahead').length, 2)
})

test('a line of links is one link with all that stands on it', () => {
  const $ = load(linkList([{ href: '/a', text: 'Дом', note: 'Елизово', value: '5 ₽' }]).text)
  assert.match($('a[href="/a"]').text(), /Дом\s*Елизово\s*5 ₽/)
  assert.equal($('a').length, 1)
})
