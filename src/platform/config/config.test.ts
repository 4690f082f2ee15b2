import assert from 'node:assert/strict'
import { resolve } from 'node:path'
import { test } from 'node:test'
import { type Config, readConfig } from './config.ts'

test('an empty environment is a good one', () => {
  const { config } = readConfig({}) as Extract<ReturnType<typeof readConfig>, { config: unknown }>
  assert.equal(config.port, 8080)
  assert.equal(config.metricsPort, 8081)
  assert.equal(config.workerMetricsPort, 8082)
  assert.equal(config.publicUrl, 'http://localhost:8080')
  assert.equal(config.databaseUrl, undefined)
  assert.equal(config.returnsFolder, undefined)
})

test('a folder for billing may be named from where the program is started', () => {
  const { config } = readConfig({ KABINET_RETURNS: 'outbox' }) as { config: Config }
  assert.equal(config.returnsFolder, resolve('outbox'))
})

test('every fault is named in one go, and no value is repeated', () => {
  const reading = readConfig({
    PORT: '99999',
    DATABASE_URL: 'mysql://root:hunter2@db/kabinet',
    KABINET_SECRET: 'hunter2',
    KABINET_TRUSTED_PROXIES: '10.0.0.0/80',
    KABINET_URL: 'cabinet.example',
    SMTP_URL: 'http://mail',
  })
  const names = reading.faults?.map((fault) => fault.name)
  assert.deepEqual(names, [
    'DATABASE_URL',
    'PORT',
    'KABINET_URL',
    'KABINET_SECRET',
    'SMTP_URL',
    'KABINET_TRUSTED_PROXIES',
  ])
  assert.ok(!JSON.stringify(reading).includes('hunter2'))
})

test('pages and metrics have a port each, and room is left for those that follow', () => {
  const names = (environment: Record<string, string>) =>
    readConfig(environment).faults?.map((fault) => fault.name)
  assert.deepEqual(names({ PORT: '9000', METRICS_PORT: '9000' }), ['METRICS_PORT'])
  assert.deepEqual(names({ PORT: '65534' }), ['PORT'])
  assert.equal(names({ PORT: '65533' }), undefined)
})

test('a database of the operator needs a secret of the operator', () => {
  const reading = readConfig({ DATABASE_URL: 'postgres://localhost/kabinet' })
  assert.deepEqual(
    reading.faults?.map((fault) => fault.name),
    ['KABINET_SECRET'],
  )
})
