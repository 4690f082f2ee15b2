import { deepEqual, equal, match } from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { maskEmail, parseEmail } from './email-address.ts'
import { isRefused } from './outcome.ts'

function refusal(typed: string): string | undefined {
  const parsed = parseEmail(typed)
  return isRefused(parsed) ? parsed.refused : undefined
}

function accepted(typed: string): { email: string } {
  const parsed = parseEmail(typed)
  if (isRefused(parsed)) throw new Error(`${typed}: ${parsed.refused}`)
  return parsed
}

test('lawful addresses are taken', () => {
  fc.assert(
    fc.property(fc.emailAddress(), (typed) => {
      const { email } = accepted(`  ${typed}\n`)
      equal(email.toLowerCase(), typed.toLowerCase())
    }),
  )
})

test('the name keeps its case for delivery, the domain has none', () => {
  deepEqual(accepted('Ivanova@Mail.RU'), { email: 'Ivanova@mail.ru' })
})

test('Cyrillic domains are taken in one ASCII form', () => {
  const { email } = accepted('info@Почта.РФ')
  equal(email, 'info@xn--80a1acny.xn--p1ai')
  equal(accepted('info@почта.рф').email, email)
  equal(accepted(email).email, email)
  equal(accepted('a@mail.почта.рф').email, 'a@mail.xn--80a1acny.xn--p1ai')
  equal(accepted('a@бюро.com').email, 'a@xn--90a0af9c.com')
})

test('each slip has its name', () => {
  const slips: [string, string][] = [
    ['', 'empty'],
    [' \n', 'empty'],
    [`${'a'.repeat(250)}@mail.ru`, 'too-long'],
    ['ivan ova@mail.ru', 'space'],
    ['ivanova@mail.ru\r\nBcc:x@y.ru', 'space'],
    ['ivanova@mail,ru', 'comma'],
    ['a@mail.ru,b@mail.ru', 'comma'],
    ['ivanova.mail.ru', 'no-at'],
    ['ivanova@@mail.ru', 'several-at'],
    ['ivаnova@mail.ru', 'cyrillic-letters'],
    ['ivanova@mаil.ru', 'cyrillic-letters'],
    ['ivanova@mail.ру', 'cyrillic-letters'],
    ['ivanova@gmail.сом', 'cyrillic-letters'],
    ['@mail.ru', 'name'],
    ['.ivanova@mail.ru', 'name'],
    ['ivan..ova@mail.ru', 'name'],
    ['<ivanova@mail.ru', 'name'],
    ['"ivan"@mail.ru', 'name'],
    [`${'a'.repeat(65)}@mail.ru`, 'name'],
    ['ivanova@', 'domain'],
    ['ivanova@mail', 'domain'],
    ['ivanova@mail.ru.', 'domain'],
    ['ivanova@-mail.ru', 'domain'],
    ['ivanova@mail..ru', 'domain'],
    ['ivanova@mail.r', 'domain'],
    ['ivanova@127.0.0.1', 'domain'],
    ['ivanova@[127.0.0.1]', 'domain'],
    ['ivanova@ma_il.ru', 'domain'],
    ['ivanova@mail.ru>', 'domain'],
    ['ivanova@ma%69l.ru', 'domain'],
    [`a@${'б'.repeat(60)}.рф`, 'domain'],
  ]
  for (const [typed, slip] of slips) equal(refusal(typed), slip, JSON.stringify(typed))
})

test('whatever is typed, what is taken is safe to put into a header', () => {
  const nearly = fc
    .tuple(fc.emailAddress(), fc.string({ unit: 'binary', maxLength: 4 }), fc.nat({ max: 30 }))
    .map(([email, noise, at]) => email.slice(0, at) + noise + email.slice(at))
  fc.assert(
    fc.property(fc.oneof(nearly, fc.string({ unit: 'binary' })), (typed) => {
      const parsed = parseEmail(typed)
      if (isRefused(parsed)) return
      match(parsed.email, /^[^\s@<>(),:;"[\]\\]{1,64}@[a-z0-9.-]+\.[a-z0-9-]+$/)
      equal(parsed.email.length <= 254, true)
      deepEqual(parseEmail(parsed.email), parsed)
    }),
    { numRuns: 1000 },
  )
})

test('a megabyte is refused', () => {
  for (const unit of ['a', 'a.', '@', ' a', 'б.']) {
    equal(refusal(unit.repeat(1_000_000)), 'too-long')
  }
})

test('a masked address is recognised by its owner alone', () => {
  equal(maskEmail('ivanova@mail.ru'), 'i•••a@mail.ru')
  equal(maskEmail('ivan@mail.ru'), 'i•••n@mail.ru')
  equal(maskEmail('bob@mail.ru'), 'b•••@mail.ru')
  equal(maskEmail('b@mail.ru'), '•••@mail.ru')
  equal(maskEmail('info@xn--80a1acny.xn--p1ai'), 'i•••o@почта.рф')
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void maskEmail(text)))
})

test('a mask tells nothing of what is between the first and the last letter', () => {
  const middle = fc.stringMatching(/^[a-z0-9.]{2,40}$/)
  fc.assert(
    fc.property(middle, middle, (one, other) => {
      equal(maskEmail(`i${one}a@mail.ru`), maskEmail(`i${other}a@mail.ru`))
    }),
  )
})
