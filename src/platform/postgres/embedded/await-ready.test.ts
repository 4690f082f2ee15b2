import assert from 'node:assert/strict'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { awaitReady } from './await-ready.ts'

const folder = mkdtempSync(join(tmpdir(), 'await-ready-'))
after(() => rmSync(folder, { recursive: true }))
const cluster = join(folder, 'cluster')
const socketFolder = join(folder, 'run')
mkdirSync(cluster)
mkdirSync(socketFolder)
const said = ['1', cluster, '0', '5432', socketFolder, '', '', 'ready   ', '']
writeFileSync(join(cluster, 'postmaster.pid'), said.join('\n'))

async function isReadyBehind(takes: (socket: Socket) => void): Promise<boolean> {
  const server = createServer((socket) => {
    socket.on('error', () => {})
    takes(socket)
  })
  await once(server.listen(join(socketFolder, '.s.PGSQL.5432')), 'listening')
  const hold = { runFolder: folder, socketFolder, isKept: () => true, release: () => true }
  try {
    return await awaitReady(hold, cluster, () => {})
  } finally {
    await once(server.close(), 'close')
  }
}

test('a server that answers is ready', async () => {
  assert.equal(await isReadyBehind((socket) => socket.once('data', () => socket.end('N'))), true)
})

test('one that takes the connection and never answers is gone, whatever it says', async () => {
  assert.equal(await isReadyBehind((socket) => socket.destroy()), false)
  assert.equal(await isReadyBehind((socket) => socket.once('data', () => socket.destroy())), false)
})
