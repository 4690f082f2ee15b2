import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import demo from '#settings/demo.ts'
import { consentOf, consentPlainText } from '../../words/consent.ts'
import { parseConsentForm } from './consent-form.ts'

const legal = { inn: '4199004108', kpp: '419901001', ogrn: '1024100543213', address: 'Елизово' }
const utility = { ...demo, name: 'ПАО «Камчатка»', legal }
const inForce = consentOf('ru', utility)

test('a ticked box under the text in force keeps that text', () => {
  const given = parseConsentForm({ consent: 'on', version: inForce.version }, inForce)
  assert.deepEqual(given, { version: inForce.version, text: consentPlainText(inForce) })
})

test('nothing but a tick is consent', () => {
  for (const consent of ['', 'off', 'true', ' on']) {
    const given = parseConsentForm({ consent, version: inForce.version }, inForce)
    assert.deepEqual(given, { slip: 'missing' }, consent)
  }
})

test('a tick under an earlier text is asked for again', () => {
  assert.deepEqual(parseConsentForm({ consent: 'on', version: '0' }, inForce), { slip: 'outdated' })
  assert.deepEqual(parseConsentForm({ consent: 'on' }, inForce), { slip: 'outdated' })
})

// Somebody who changes a word of the text raises its version, and then the hashes here.
test('a version stands for one text in each language', () => {
  const hashes = (['ru', 'en'] as const).map((language) => {
    const consent = consentOf(language, utility)
    const hash = createHash('sha256').update(consentPlainText(consent)).digest('hex')
    return `${consent.version} ${language} ${hash.slice(0, 16)}`
  })
  assert.deepEqual(hashes, ['2 ru 2ab25c09185f5407', '2 en 5030a22daa82ecf1'])
})
