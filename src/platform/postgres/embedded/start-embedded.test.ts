import assert from 'node:assert/strict'
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, type TestContext, test } from 'node:test'
import pg from 'pg'
import { findBinaries } from './find-binaries.ts'
import { postmasterFile, readPostmaster } from './postmaster.ts'
import { type EmbeddedDatabase, startEmbedded } from './start-embedded.ts'
import { waitUntil } from './wait-until.ts'

const isRoot = process.getuid?.() === 0
const home = mkdtempSync(join(tmpdir(), 'embedded-test-'))
const folder = join(home, 'postgres')
const cluster = join(folder, 'cluster')
const log = () => {}

after(() => rmSync(home, { recursive: true, force: true, maxRetries: 5 }))

async function ask(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url })
  // A server that goes away between two questions is no fault of the test.
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query({ text })).rows
  } finally {
    await client.end()
  }
}

async function start(t: TestContext, place = folder): Promise<EmbeddedDatabase> {
  const database = await startEmbedded({ folder: place, log })
  t.after(() => database.close())
  return database
}

const words = async (database: EmbeddedDatabase) =>
  (await ask(database.ownerUrl, 'select word from kept')).map((row) => row.word)

// Another program that holds the database of a folder until it is ended.
async function startProgram(place = folder): Promise<ChildProcess & { readonly url: string }> {
  const module = JSON.stringify(new URL('./start-embedded.ts', import.meta.url))
  const text = `import { type EmbeddedDatabase, startEmbedded } from ${module}
    const database = await startEmbedded({ folder: process.argv[1], log: () => {} })
    process.on('SIGTERM', () => database.close().then(() => process.exit()))
    process.stdout.write(database.ownerUrl)
    setInterval(() => {}, 60_000)`
  const args = ['--input-type=module-typescript', '-e', text, place]
  const program = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const [url] = await once(program.stdout, 'data')
  return Object.assign(program, { url: String(url) })
}

// So that it does not start its server again before it is killed as well.
const freeze = (program: ChildProcess) => program.kill('SIGSTOP')

async function end(program: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  program.kill(signal)
  await once(program, 'exit')
}

const serverPid = () => readPostmaster(cluster)?.pid ?? 0
const hasStopped = () => !existsSync(postmasterFile(cluster))

test('a first start makes a durable database with two modest roles', async (t) => {
  const database = await start(t)
  const names = ['fsync', 'full_page_writes', 'synchronous_commit', 'data_checksums']
  const rows = await ask(
    database.webUrl,
    `select name, setting from pg_settings where name in ('${names.join("','")}')`,
  )
  assert.deepEqual(new Map(rows.map((row) => [row.name, row.setting])).size, names.length)
  assert.ok(rows.every((row) => row.setting === 'on'))
  const roles = await ask(
    database.ownerUrl,
    `select rolname, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb from pg_roles
     where rolname like 'kabinet%' order by rolname`,
  )
  const modest = { rolsuper: false, rolbypassrls: false, rolcreaterole: false }
  assert.deepEqual(roles, [
    { rolname: 'kabinet_owner', ...modest, rolcreatedb: true },
    { rolname: 'kabinet_web', ...modest, rolcreatedb: false },
  ])
  await assert.rejects(ask(database.webUrl, 'create table mine ()'), /permission denied/)
  await ask(database.ownerUrl, "create table kept as select 'Ёлка' as word")
  const [row] = await ask(database.ownerUrl, 'select lower(word) as word from kept')
  assert.equal(row?.word, 'ёлка')
  await database.close()
  assert.ok(hasStopped())
})

test('a later start finds the data, and the owner makes databases from a template', async (t) => {
  const database = await start(t)
  assert.deepEqual(await words(database), ['Ёлка'])
  await ask(database.urlFor('postgres', 'kabinet_owner'), 'create database twin template kabinet')
  const [twin] = await ask(database.urlFor('twin', 'kabinet_web'), 'select current_user as name')
  assert.equal(twin?.name, 'kabinet_web')
  await Promise.all([database.close(), database.close()])
})

test('the server listens on its socket and nowhere else', async (t) => {
  const database = await start(t)
  const [row] = await ask(
    database.ownerUrl,
    `select current_setting('listen_addresses') as addresses, inet_server_addr() as address`,
  )
  assert.deepEqual(row, { addresses: '', address: null })
  assert.equal(readFileSync(postmasterFile(cluster), 'utf8').split('\n')[5], '')
  await database.close()
})

test('programs that start together share one server, which goes with the last', async (t) => {
  const [first, second] = await Promise.all([startProgram(), startProgram()])
  const pid = serverPid()
  const guest = await start(t)
  assert.equal(serverPid(), pid)
  await end(first, 'SIGTERM')
  await end(second, 'SIGKILL')
  assert.deepEqual(await words(guest), ['Ёлка'])
  assert.equal(serverPid(), pid)
  await guest.close()
  assert.ok(hasStopped())
})

test('the server of a killed program stops by itself, and the next start goes well', async (t) => {
  await end(await startProgram(), 'SIGKILL')
  const next = await start(t)
  assert.deepEqual(await words(next), ['Ёлка'])
  await next.close()
  await end(await startProgram(), 'SIGKILL')
  assert.ok(await waitUntil(hasStopped, 60_000))
})

test('what a server killed with its program says of itself is not believed', async (t) => {
  for (let time = 0; time < 3; time += 1) {
    const program = await startProgram()
    freeze(program)
    process.kill(serverPid(), 'SIGKILL')
    await end(program, 'SIGKILL')
    assert.equal(readPostmaster(cluster)?.isReady, true)
    const next = await start(t)
    assert.deepEqual(await words(next), ['Ёлка'])
    await next.close()
  }
})

test('a killed server is replaced, though another process bears its number', async (t) => {
  const program = await startProgram()
  // A session that is at work does not notice at once that its server is gone.
  const work = ask(program.url, 'select count(*) from generate_series(1, 4000000)').catch(() => [])
  const atWork = "select from pg_stat_activity where state = 'active' and query ~ '^select count'"
  while ((await ask(program.url, atWork)).length === 0);
  freeze(program)
  process.kill(serverPid(), 'SIGKILL')
  await end(program, 'SIGKILL')
  const stale = readFileSync(postmasterFile(cluster), 'utf8').split('\n')
  writeFileSync(postmasterFile(cluster), [`${process.pid}`, ...stale.slice(1)].join('\n'))
  const next = await start(t)
  assert.deepEqual(await words(next), ['Ёлка'])
  await work
  await next.close()
})

test('a server that lost its keeper is stopped and replaced', async (t) => {
  const program = await startProgram()
  const orphan = serverPid()
  const keepers = execFileSync('ps', ['-A', '-o', 'pid=,args='], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.includes('keeper.sh') && line.includes(cluster))
    .map((line) => Number.parseInt(line, 10))
  assert.ok(keepers.length > 0)
  freeze(program)
  for (const keeper of keepers) process.kill(keeper, 'SIGKILL')
  await end(program, 'SIGKILL')
  const next = await start(t)
  assert.notEqual(serverPid(), orphan)
  assert.deepEqual(await words(next), ['Ёлка'])
  await next.close()
})

test('a first start cut short is begun anew, below a path too long for a socket', async (t) => {
  const deep = join(home, 'д'.repeat(60), 'postgres')
  mkdirSync(join(deep, 'cluster.new-0', 'base'), { recursive: true })
  const database = await start(t, deep)
  assert.equal((await ask(database.webUrl, 'select 1 as one')).length, 1)
  const socketFolder = readPostmaster(join(deep, 'cluster'))?.place?.socketFolder ?? ''
  assert.ok(socketFolder.startsWith(join(tmpdir(), 'kabinet-')))
  await database.close()
  assert.ok(!existsSync(socketFolder))
  assert.deepEqual(readdirSync(deep).sort(), ['cluster', 'lock', 'server.log'])
})

test('a folder that cannot be used is refused in a sentence', async () => {
  const file = join(home, 'file')
  writeFileSync(file, '')
  await assert.rejects(startEmbedded({ folder: join(file, 'postgres'), log }), /is not a folder/)
  writeFileSync(join(cluster, 'PG_VERSION'), '14\n')
  await assert.rejects(startEmbedded({ folder, log }), /another major version.*DATABASE_URL/)
  writeFileSync(join(cluster, 'PG_VERSION'), '18\n')
})

test('a platform without binaries is told to set DATABASE_URL', () => {
  assert.throws(() => findBinaries('amiga-m68k'), /amiga-m68k.*DATABASE_URL/)
})

test("root's files stay root's where user namespaces are allowed", {
  skip: !isRoot,
}, () => {
  const tried = spawnSync('unshare', ['--user', '--map-user=65534', '--', 'true'])
  if (tried.status === 0) assert.equal(statSync(cluster).uid, 0)
  else assert.notEqual(statSync(cluster).uid, 0)
})

test('root runs the server as nobody otherwise', { skip: whyNotNobody() }, async (t) => {
  const open = mkdtempSync(join(tmpdir(), 'embedded-nobody-'))
  chmodSync(open, 0o755)
  t.after(() => rmSync(open, { recursive: true, force: true, maxRetries: 5 }))
  const place = join(open, 'postgres')
  const database = await startEmbedded({ folder: place, log, runAs: 'user' })
  assert.equal((await ask(database.ownerUrl, 'select 1 as one')).length, 1)
  assert.notEqual(statSync(join(place, 'cluster')).uid, 0)
  await database.close()
  // A later start goes on as the owner it finds.
  const again = await start(t, place)
  assert.equal((await ask(again.ownerUrl, 'select 1 as one')).length, 1)
  await again.close()
  assert.notEqual(statSync(join(place, 'cluster', 'postmaster.opts')).uid, 0)
})

function whyNotNobody(): string | false {
  if (!isRoot) return 'only root has the choice'
  const { postgres } = findBinaries()
  const tried = spawnSync(postgres, ['--version'], { uid: 65_534, gid: 65_534 })
  return tried.status === 0 ? false : 'the binaries are below a folder that nobody may not enter'
}
