import assert from 'node:assert/strict'
import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { after, test } from 'node:test'
import { refuseTakenPorts } from './refuse-taken-ports.ts'

const other = createServer().listen(0, '127.0.0.1')
await once(other, 'listening')
after(() => other.close())
const { port } = other.address() as AddressInfo

test('a port that another program has refuses the start and says which', async () => {
  await assert.rejects(refuseTakenPorts('127.0.0.1', [0, port]), {
    sentences: [
      `Port ${port} of 127.0.0.1 cannot be opened: another program has it.`,
      'Choose others by PORT, METRICS_PORT or WORKER_METRICS_PORT; to try it: PORT=9000 npm start',
    ],
  })
})

test('an address that is not this machine’s refuses it too', async () => {
  await assert.rejects(refuseTakenPorts('203.0.113.1', [0]), /no such address/)
})

test('free ports are free afterwards', async () => {
  await refuseTakenPorts('127.0.0.1', [0, 0])
})
