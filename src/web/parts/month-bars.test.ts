import assert from 'node:assert/strict'
import { test } from 'node:test'
import { load } from 'cheerio'
import fc from 'fast-check'
import { approximately, decimalText, parseDecimal } from '#base/decimal.ts'
import { axisStep, markAt, sizeOf, stepsTo } from './axis-scale.ts'
import { type BarsOfMonth, monthBars } from './month-bars.ts'

const amounts = ['100', '0', '75.5', '200']
const months = Array.from({ length: 12 }, (_, index): BarsOfMonth => {
  const amount = parseDecimal(amounts[index] ?? '50', { maxScale: 6 })
  assert.ok(amount)
  return {
    name: index === 0 ? 'январь' : 'прочий',
    said: `месяц ${index} <b>`,
    now: index < 4 ? { amount, calculated: index === 2 } : undefined,
    before: index === 0 ? { amount, calculated: true } : undefined,
  }
})
const step = axisStep(200, 4)
const drawn = monthBars('ru', { label: 'График', months, step, steps: 4, gap: 30 })
const $ = load(drawn.text, { xml: true })

test('a bar is as long as its volume on the scale of the marks', () => {
  const heights = $('.now')
    .toArray()
    .map((one) => $(one).attr('height'))
  assert.deepEqual(heights, ['50%', '37.75%', '100%'])
  const marks = $('.axis')
    .toArray()
    .map((one) => [$(one).attr('y'), $(one).text()])
  assert.deepEqual(marks[0], ['100%', '0'])
  assert.deepEqual(marks[2], ['50%', '100'])
  assert.deepEqual(marks.at(-1), ['0%', '200'])
  assert.equal($('svg').attr('height'), '120')
})

test('what was calculated is told by stripes and dashes, not by colour', () => {
  assert.equal($('.now.calculated').attr('fill'), 'url(#calculated)')
  assert.equal($('.before.calculated').attr('fill'), undefined)
  assert.equal($('.calculated').length, 2)
})

test('nothing used is written, nothing known is left empty', () => {
  const [first, second, , , fifth] = $('g').toArray()
  assert.equal($(first).find('text').text(), 'Янв')
  assert.equal($(second).find('text').first().text(), '0')
  assert.equal($(fifth).find('.now, .before').length, 0)
  assert.equal($(fifth).find('text').text(), 'Про')
})

test('two years share a month’s place without touching, one year stands in its middle', () => {
  const edges = (selector: string) => {
    const bar = $(`g:first-of-type ${selector}`)
    const [x = 0, width = 0] = ['x', 'width'].map((name) => Number(bar.attr(name)?.slice(0, -1)))
    return { x, end: x + width }
  }
  assert.ok(edges('.before').end <= edges('.now').x)
  const only = months.map((month) => ({ ...month, before: undefined }))
  const alone = monthBars('ru', { label: 'График', months: only, step, steps: 4, gap: 30 })
  const bar = load(alone.text)('.now').first()
  const [x = 0, width = 0] = ['x', 'width'].map((name) => Number(bar.attr(name)?.slice(0, -1)))
  assert.ok(Math.abs(x + width / 2 - 100 / 24) < 0.01)
})

test('the drawing has a name, no style of its own, and escapes what is said', () => {
  assert.equal($('svg').attr('role'), 'img')
  assert.equal($('svg').attr('aria-label'), 'График')
  assert.doesNotMatch(drawn.text, /style=|<b>/)
  assert.equal($('g title').first().text(), 'месяц 0 <b>')
})

test('the marks are few, round, exact, and no higher than they need be', () => {
  const largest = fc
    .record({
      units: fc.bigInt({ min: 1n, max: 10n ** 12n }),
      scale: fc.integer({ max: 6, min: 0 }),
    })
    .map(approximately)
  fc.assert(
    fc.property(largest, fc.integer({ min: 2, max: 8 }), (value, most) => {
      const found = axisStep(value, most)
      const steps = stepsTo(value, found)
      assert.ok(steps >= 1 && steps <= most, `${steps}`)
      assert.ok(steps * sizeOf(found) >= value)
      assert.ok((steps - 1) * sizeOf(found) < value)
      assert.match(decimalText(markAt(found, 1)), /^(0\.0*)?[125]0*$/)
      const top = approximately(markAt(found, steps))
      assert.ok(Math.abs(top - steps * sizeOf(found)) <= top * 1e-12)
    }),
    { numRuns: 1000 },
  )
})

test('a year of nothing has an axis too', () => {
  const still = axisStep(0, 5)
  assert.deepEqual([stepsTo(0, still), decimalText(markAt(still, 1))], [1, '1'])
})
