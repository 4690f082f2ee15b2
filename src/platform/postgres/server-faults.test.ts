import assert from 'node:assert/strict'
import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { test } from 'node:test'
import pg from 'pg'
import { freshDatabase } from '#test/support/database.ts'
import { pageFaults, poolerFaults } from './server-faults.ts'

test('a server that takes the program’s options has no fault', async () => {
  const { owner } = await freshDatabase()
  assert.deepEqual(await poolerFaults(owner.pool), [])
})

// Answers a greeting as PgBouncer does when it knows an option not.
function refusing(code: string, message: string) {
  const fields = `SFATAL\0C${code}\0M${message}\0\0`
  const answer = Buffer.alloc(5 + Buffer.byteLength(fields))
  answer.write('E')
  answer.writeInt32BE(answer.length - 1, 1)
  answer.write(fields, 5)
  return createServer((socket) => {
    socket.on('error', () => {})
    socket.once('data', () => socket.end(answer))
  }).listen(0, '127.0.0.1')
}

test('a pooler that refuses options is told with the way out, the rest is thrown', async () => {
  for (const code of ['08P01', '28P01']) {
    const server = refusing(code, 'unsupported startup parameter: options')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    const pool = new pg.Pool({ host: '127.0.0.1', port, user: 'kabinet_owner', max: 1 })
    for (const faultsOf of [poolerFaults, pageFaults]) {
      const told = faultsOf(pool, 'accounts')
      if (code === '08P01') assert.match((await told).join(), /ignore_startup_parameters = opt/)
      else await assert.rejects(told, { code })
    }
    await pool.end()
    server.close()
  }
})
