import assert from 'node:assert/strict'
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { type AddressInfo, connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { after, test } from 'node:test'
import { exitCodes } from './command.ts'

const root = join(import.meta.dirname, '../..')
const flags: string[] = JSON.parse(readFileSync(join(root, 'node-flags.json'), 'utf8'))
const dataFolder = await mkdtemp(join(tmpdir(), 'kabinet-start-'))
after(() => rm(dataFolder, { recursive: true, force: true }))

type Ended = { readonly code: number; readonly out: string; readonly err: string }

// The program as a service manager starts it, in a folder that is not its own.
const calledWith = (args: readonly string[], environment: Record<string, string> = {}) =>
  [
    process.execPath,
    [...flags, join(root, 'src/main/start.mjs'), ...args],
    {
      cwd: tmpdir(),
      env: { PATH: process.env.PATH, KABINET_DATA: dataFolder, ...environment },
    },
  ] as const

function kabinet(args: readonly string[], environment: Record<string, string> = {}) {
  return new Promise<Ended>((resolve) => {
    execFile(...calledWith(args, environment), (fault, out, err) =>
      resolve({ code: fault ? Number(fault.code) : 0, out, err }),
    )
  })
}

async function freePorts(count: number): Promise<string[]> {
  const servers = Array.from({ length: count }, () => createServer().listen(0, '127.0.0.1'))
  await Promise.all(servers.map((server) => once(server, 'listening')))
  const ports = servers.map((server) => `${(server.address() as AddressInfo).port}`)
  await Promise.all(servers.map((server) => once(server.close(), 'close')))
  return ports
}

// All that it said until then.
async function said(child: ChildProcess, event: string): Promise<string> {
  assert.ok(child.stderr)
  let before = ''
  for await (const line of createInterface(child.stderr)) {
    if (line.includes(event)) return before
    before += line
  }
  throw new Error(`it ended and never said ${event}`)
}

test('every command is found from any folder, at the first start and at the next', async () => {
  for (const compiledBefore of [false, true]) {
    assert.equal(existsSync(join(dataFolder, 'compiled')), compiledBefore)
    const { code, out, err } = await kabinet(['help'])
    assert.equal(err, '')
    assert.equal(code, exitCodes.done)
    for (const name of [
      'web',
      'worker',
      'import',
      'migrate',
      'show',
      'lock',
      'doctor',
      'demo',
      'return',
    ]) {
      assert.match(out, new RegExp(`^ {2}kabinet ${name}\\b`, 'm'))
    }
  }
})

test('a command there is none of is told with those there are', async () => {
  const { code, err } = await kabinet(['pay'])
  assert.equal(code, exitCodes.usage)
  assert.match(err, /There is no command “pay”/)
  assert.match(err, /kabinet doctor/)
})

test('all faults of the configuration are named in one go', async () => {
  const { code, err } = await kabinet(['web'], { PORT: 'eight', KABINET_URL: 'nowhere' })
  assert.equal(code, exitCodes.usage)
  assert.match(err, /^PORT /m)
  assert.match(err, /^KABINET_URL /m)
})

test('nothing that lies in the folder a command is called from is run', async () => {
  const cwd = await mkdtemp(join(tmpdir(), 'kabinet-planted-'))
  const planted = `require('node:fs').writeFileSync(${JSON.stringify(join(cwd, 'ran'))}, '')`
  await writeFile(join(cwd, 'graphile-worker.config.cjs'), planted)
  await writeFile(join(cwd, 'package.json'), 'no JSON')
  const [program, args, options] = calledWith(['help'])
  const child = spawn(program, args, { ...options, cwd })
  assert.deepEqual(await once(child, 'exit'), [exitCodes.done, null])
  assert.deepEqual((await readdir(cwd)).sort(), ['graphile-worker.config.cjs', 'package.json'])
  await rm(cwd, { recursive: true })
})

test('nothing mistyped on a command line is passed over', async () => {
  for (const args of [
    ['doctor', '--audit-haed', '3f'],
    ['doctor', '--audit-head'],
    ['web', 'x'],
  ]) {
    const { code, err } = await kabinet(args)
    assert.equal(code, exitCodes.usage, args.join(' '))
    assert.match(err, /^Usage: kabinet /)
  }
})

test('a signal ends a command that waits for none, whatever it is at', async () => {
  const silent = createServer().listen(0, '127.0.0.1')
  await once(silent, 'listening')
  const { port } = silent.address() as AddressInfo
  const visited = once(silent, 'connection')
  const environment = {
    DATABASE_URL: `postgres://127.0.0.1:${port}/kabinet`,
    KABINET_SECRET: 'a secret of more than thirty-two characters',
  }
  const child = spawn(...calledWith(['import', 'extract.zip'], environment))
  const [socket] = await visited
  child.kill('SIGTERM')
  const [code, signal] = await once(child, 'exit')
  assert.deepEqual([code, signal], [null, 'SIGTERM'])
  socket.destroy()
  silent.close()
})

test('web tells that it is ready and what it counts, and lets a request finish', async () => {
  const [PORT = '', METRICS_PORT = ''] = await freePorts(2)
  const child = spawn(...calledWith(['web'], { PORT, METRICS_PORT }))
  const exit = once(child, 'exit')
  await said(child, 'web.ready')
  child.stderr?.resume()
  assert.equal((await fetch(`http://127.0.0.1:${PORT}/readyz`)).status, 200)
  const metrics = await fetch(`http://127.0.0.1:${METRICS_PORT}/metrics`)
  assert.match(await metrics.text(), /^# TYPE kabinet_/m)
  assert.equal((await fetch(`http://127.0.0.1:${METRICS_PORT}/`)).status, 404)
  const slow = connect(Number(PORT), '127.0.0.1')
  const body = 'email=a%40example.org&password=x'
  slow.write(
    `POST /sign-in HTTP/1.1\r\nHost: localhost:${PORT}\r\nConnection: close\r\n` +
      `Content-Type: application/x-www-form-urlencoded\r\nContent-Length: ${body.length}\r\n` +
      `Expect: 100-continue\r\n\r\n`,
  )
  // The server has begun with it: it asks for the body.
  await once(slow, 'readable')
  assert.match(String(slow.read()), /^HTTP\/1\.1 100 /)
  child.kill('SIGTERM')
  slow.write(body)
  assert.match(await text(slow), /^HTTP\/1\.1 [34]\d\d .*<\/html>/s)
  assert.deepEqual(await exit, [0, null])
})

test('commands do their work beside one another on a database that is still empty', async () => {
  const folder = join(dataFolder, 'outbox')
  const expected = [
    [['migrate'], exitCodes.done, /^The database is ready/],
    [['doctor'], exitCodes.done, /^Audit trail: 0 rows/],
    [['show', '4130000001'], exitCodes.refused, /^Счёта 4130000001 в кабинете нет/],
    [['submissions'], exitCodes.done, /./],
    [['return', folder], exitCodes.done, /./],
    [['import', folder], exitCodes.refused, /Ничего не изменено/],
  ] as const
  const check = async ([args, code, words]: (typeof expected)[number]) => {
    const ended = await kabinet(args)
    assert.equal(ended.code, code, `${args.join(' ')}: ${ended.err}`)
    assert.match(ended.out || ended.err, words)
  }
  await Promise.all(expected.map(check))
})

test('another secret than the one the database was begun with is refused', async () => {
  for (const command of ['doctor', 'web']) {
    const environment = { KABINET_SECRET: randomBytes(32).toString('hex') }
    const { code, err } = await kabinet([command], environment)
    assert.equal(code, exitCodes.refused)
    assert.match(err, /^KABINET_SECRET, or the file .* is not the one this database was begun with/)
  }
})

test('the worker tells that it is ready, and stops when it is asked to', async () => {
  const [WORKER_METRICS_PORT = ''] = await freePorts(1)
  const KABINET_RETURNS = join(dataFolder, 'not mounted')
  const environment = { WORKER_METRICS_PORT, SMTP_URL: 'smtp://127.0.0.1:1', KABINET_RETURNS }
  const child = spawn(...calledWith(['worker'], environment))
  const exit = once(child, 'exit')
  assert.match(await said(child, 'worker.ready'), /"event":"return\.no-folder"/)
  child.stderr?.resume()
  const metrics = await fetch(`http://127.0.0.1:${WORKER_METRICS_PORT}/metrics`)
  const counts = await metrics.text()
  assert.match(counts, /^kabinet_alarms_total\{kind="queue-stopped"\} 0$/m)
  assert.match(counts, /^kabinet_letters_waiting_seconds 0$/m)
  child.kill('SIGTERM')
  assert.deepEqual(await exit, [0, null])
})
