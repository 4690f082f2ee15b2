import assert from 'node:assert/strict'
import { test } from 'node:test'
import fastify from 'fastify'
import { serveHealth } from './serve-health.ts'

async function asked(isReady: () => Promise<boolean>): Promise<number> {
  const app = fastify()
  serveHealth(app, isReady)
  const { statusCode } = await app.inject('/readyz')
  await app.close()
  return statusCode
}

test('a process is ready that can do its work, and no other', async () => {
  assert.equal(await asked(async () => true), 200)
  assert.equal(await asked(async () => false), 503)
  assert.equal(await asked(() => Promise.reject(new Error('away'))), 503)
})

test('a database that does not answer for long is no ready one', async () => {
  assert.equal(await asked(() => new Promise(() => {})), 503)
})
