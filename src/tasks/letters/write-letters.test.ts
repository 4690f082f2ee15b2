import assert from 'node:assert/strict'
import { test } from 'node:test'
import { load } from 'cheerio'
import type { Letter } from '#core/notices/letters.ts'
import { keyringFrom } from '#platform/keyring.ts'
import utility from '#settings/demo.ts'
import { letterWriter } from './write-letters.ts'

const write = letterWriter({
  utility,
  keyring: keyringFrom(Buffer.alloc(32, 7)),
  links: {
    confirmation: (token) => `https://cabinet.example/confirmations/${token}`,
    passwordReset: (token) => `https://cabinet.example/password-resets/${token}`,
    registration: 'https://cabinet.example/registration/number',
    signIn: 'https://cabinet.example/sign-in',
    requestReset: 'https://cabinet.example/password-resets/new',
  },
})
const at = '2019-02-03T21:05:00Z'
const confirmationId = '018f0000-0000-7000-8000-000000000001'
const letters: readonly Letter[] = [
  { kind: 'registration-confirm', details: { confirmationId } },
  { kind: 'registration-number-did-not-fit', details: {} },
  { kind: 'registration-already-registered', details: {} },
  { kind: 'password-reset', details: { confirmationId } },
  { kind: 'password-reset-no-login', details: {} },
  { kind: 'password-changed', details: { at, device: 'Firefox' } },
  { kind: 'email-change-confirm', details: { confirmationId } },
  { kind: 'email-change-taken', details: {} },
  { kind: 'email-change-asked', details: { newEmailMasked: 'н•••а@почта.рф', at } },
  { kind: 'email-changed', details: { newEmailMasked: 'н•••а@почта.рф', at } },
  { kind: 'account-linked', details: { accountNumber: '4110', shownAs: '<b>x</b>', at } },
  { kind: 'new-device', details: { at, device: 'Firefox' } },
]

for (const language of ['ru', 'en'] as const) {
  test(`every letter says the same in text and in HTML (${language})`, () => {
    for (const letter of letters) {
      const { subject, text, html } = write(letter, language)
      assert.ok(subject.length > 5 && !/[\r\n]/.test(subject), letter.kind)
      const shown = load(html).text().replace(/\s+/g, ' ')
      for (const paragraph of text.split('\n\n')) {
        const [first = ''] = paragraph.split('\n')
        assert.ok(shown.includes(first.replace(/:$/, '').trim()), `${letter.kind}: ${first}`)
      }
      assert.ok(!html.includes('<b>x</b>'), 'what a person chose is escaped')
    }
  })
}

test('a letter with something to confirm carries one link that only this program can make', () => {
  const letter = { kind: 'registration-confirm', details: { confirmationId } } as const
  const { text } = write(letter, 'ru')
  assert.match(text, /https:\/\/cabinet\.example\/confirmations\/018f[0-9a-f-]+\.[\w-]{43}/)
})

test('times are told in the utility’s own zone', () => {
  const letter = { kind: 'new-device', details: { at, device: 'Firefox' } } as const
  assert.match(write(letter, 'ru').text, /4 февраля 2019 г\. в 09:05/)
})

test('a device is told as people say it', () => {
  const on = (device: string, language: 'ru' | 'en') =>
    write({ kind: 'new-device', details: { at, device } }, language).text
  assert.match(on('Firefox, Windows', 'ru'), /с нового устройства: Firefox на Windows\./)
  assert.match(on('Browser', 'ru'), /: неизвестный браузер\./)
  assert.match(on('Browser, Android', 'en'), /: an unknown browser on Android\./)
})
