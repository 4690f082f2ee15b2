import assert from 'node:assert/strict'
import { test } from 'node:test'
import { deviceOf } from './device.ts'

test('a browser and a system in names people know', () => {
  const chrome =
    'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 Chrome/153.0 Mobile Safari/537.36'
  assert.equal(deviceOf(chrome), 'Chrome, Android')
  assert.equal(deviceOf(`${chrome} YaBrowser/26.1`), 'Яндекс Браузер, Android')
  assert.equal(
    deviceOf('Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:150.0) Gecko/20100101 Firefox/150.0'),
    'Firefox, Windows',
  )
  assert.equal(
    deviceOf('Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1'),
    'Safari, iPhone',
  )
})

test('nothing a client makes up is kept', () => {
  assert.equal(deviceOf('<script>alert(1)</script>'), 'Browser')
  assert.equal(deviceOf(undefined), 'Browser')
})
