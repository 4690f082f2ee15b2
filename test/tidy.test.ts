// Style and floors as a test. Each rule says why; a rule that hurts is changed here, in the open.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { exportedBy, takenBy } from './support/exports.ts'
import { allowedFloor, roomOf } from './support/floors.ts'

const root = join(import.meta.dirname, '..')
const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], { cwd: root })
const files = listed
  .toString('utf8')
  .split('\n')
  .filter((path) => path && existsSync(join(root, path)))
const sources = files
  .filter((path) => /^(src|demo|bench|test|settings)\/.*\.ts$/.test(path))
  .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))
const isTest = (path: string) => path.startsWith('test/') || path.endsWith('.test.ts')
const code = sources.filter(({ path }) => !isTest(path))

// Collects all offences of a rule, so that one run tells everything.
function rule(why: string, offences: () => string[]): void {
  test(why, () => {
    const found = offences()
    assert.equal(found.length, 0, `\n${found.join('\n')}`)
  })
}

const linesOf = (text: string) => text.split('\n')

rule('a line fits beside another: at most 100 characters', () =>
  sources.flatMap(({ path, text }) =>
    linesOf(text).flatMap((line, index) =>
      line.length > 100 ? [`${path}:${index + 1} has ${line.length}`] : [],
    ),
  ),
)

rule('a file is one room: at most 300 lines, a test 500', () =>
  sources.flatMap(({ path, text }) => {
    const lines = linesOf(text).length - 1
    return lines > (isTest(path) ? 500 : 300) ? [`${path} has ${lines}`] : []
  }),
)

rule('a function fits on a screen: at most 70 lines', () =>
  code.flatMap(({ path, text }) => longFunctions(path, linesOf(text))),
)

// The formatter makes a function end with a closing brace at the indent of its first line.
function longFunctions(path: string, lines: readonly string[]): string[] {
  return lines.flatMap((line, start) => {
    const opens =
      /^(\s*)(export )?(default )?(async )?(function\b.*|(get |static )?\w+\(.*\).*|.*=>) \{$/
    const indent = opens.exec(line)?.[1]
    if (indent === undefined || /^\s*(if|for|while|switch|catch|test|describe)\b/.test(line))
      return []
    const length = lines.slice(start).findIndex((later) => later.startsWith(`${indent}}`)) + 1
    return length > 70 ? [`${path}:${start + 1} has ${length}`] : []
  })
}

rule('imports run downward: each room imports only what its floor allows', () =>
  code.flatMap(({ path, text }) =>
    [...text.matchAll(/from '(#[^']+|\.[^']+)'/g)].flatMap(([, specifier = '']) => {
      const offence = allowedFloor(path, specifier)
      return offence ? [`${path} imports ${specifier}: ${offence}`] : []
    }),
  ),
)

const bans: readonly [why: string, pattern: RegExp, allowed: (path: string) => boolean][] = [
  [
    'the environment is read in one place',
    /process\.env\b/,
    (path) => /^(src\/platform\/config\/|src\/main\/kabinet\.ts|bench\/|test\/)/.test(path),
  ],
  [
    'time comes from the clock',
    /\bnew Date\(\)|\bDate\.now\(|\bTemporal\.Now\b/,
    // A browser's clock is its own.
    (path) =>
      path === 'src/platform/clock.ts' || /^(bench|test|src\/web\/(islands|worker))\//.test(path),
  ],
  [
    'SQL stays in stores',
    /\bsql(<[^`]*>)?`|\.query\(/,
    (path) => /(^|[/-])store\.ts$|^src\/platform\/|^(bench|test|demo)\//.test(path),
  ],
  ['money is never a float', /parseFloat\(|toFixed\(/, () => false],
  [
    'no enum, no namespace: types are erased',
    /^\s*(export )?(const )?(enum|namespace) /m,
    () => false,
  ],
  ['nothing is put off', /\b(TODO|FIXME|HACK|XXX)\b/, () => false],
  ['no suppressed type errors', /@ts-(ignore|expect-error|nocheck)/, () => false],
]
for (const [why, pattern, allowed] of bans) {
  rule(why, () =>
    sources.flatMap(({ path, text }) =>
      !isTest(path) && !allowed(path) && pattern.test(text) ? [path] : [],
    ),
  )
}

rule('no test is switched off or left alone', () =>
  sources.flatMap(({ path, text }) =>
    path !== 'test/tidy.test.ts' && /\b(test|it|describe)\.(only|skip|todo)\(/.test(text)
      ? [path]
      : [],
  ),
)

// Exports that no program takes, only tests, by the reason why they stay; one that a program takes
// after all, or nobody, is an offence too.
const forTestsAlone: Readonly<Record<string, readonly string[]>> = {
  'a clock that stands still, beside the one that goes': ['src/platform/clock.ts clockAt'],
  'the points at which an import or a handing over is killed': [
    'src/core/exchange/crash-points.ts CrashPoint',
    'src/core/exchange/crash-points.ts crashPoints',
    'src/core/exchange/returns/crash-points.ts ReturnCrashPoint',
    'src/core/exchange/returns/crash-points.ts returnCrashPoints',
  ],
  'a command without its process': [
    'src/main/commands/import.ts readArguments',
    'src/main/commands/import.ts runImport',
    'src/main/commands/lock.ts readArguments',
    'src/main/commands/lock.ts runLock',
    'src/main/commands/return.ts readArguments',
    'src/main/commands/return.ts runReturn',
    'src/main/commands/show.ts stateText',
    'src/main/commands/submissions.ts readArguments',
  ],
  'a rule with more cases than its operation can be led through': [
    'src/core/customers/move-account.ts moved',
    'src/core/exchange/key-order.ts isBehind',
    'src/core/identity/settle-registration.ts letterFor',
    'src/platform/tries/count-tries.ts windowStart',
    'src/web/guards/network-source.ts networkOf',
    'src/web/portal/ledger/ledger-csv.ts textField',
  ],
  'a bound or a list that a test holds the rest against': [
    'demo/receipts/draw-advice.ts ADVICE_TOP',
    'demo/receipts/draw-payer.ts NUMBER_FRAME',
    'src/core/audit/record-refused-access.ts mostRefusals',
    'src/core/exchange/reading/scan-row.ts LONGEST_ROW',
    'src/web/guards/kept-form.ts secretFields',
  ],
  'the type of what a test makes or is given': [
    'demo/write-demo-extracts.ts DemoExtractsOptions',
    'src/core/audit/verify-audit.ts AuditFault',
    'src/platform/postgres/embedded/start-embedded.ts EmbeddedDatabase',
    'src/web/parts/month-bars.ts BarsOfMonth',
  ],
}

rule('what is exported is taken by another file of the program, or by tests for a reason', () => {
  // Taken by a name that is known only at run time.
  const atRunTime = /^(bench\/[a-z-]+\.ts benchmark|settings\/[a-z-]+\.ts default)$/
  const takers = new Map<string, string[]>()
  for (const { by, from, name } of sources.flatMap(takenBy)) {
    if (by === from) continue
    const key = `${from} ${name}`
    takers.set(key, [...(takers.get(key) ?? []), by])
  }
  const listed = new Set(Object.values(forTestsAlone).flat())
  const exported = sources.flatMap((source) =>
    exportedBy(source).map((name) => ({ source, key: `${source.path} ${name}` })),
  )
  const offences = exported.flatMap(({ source, key }) => {
    if (atRunTime.test(key)) return []
    const by = takers.get(key) ?? []
    const tests = isTest(source.path) ? [] : by.filter(isTest)
    const isListed = listed.delete(key)
    if (by.length === 0) return [`${key}: taken by nobody`]
    if (tests.length < by.length) return isListed ? [`${key}: no longer for tests alone`] : []
    return isListed ? [] : [`${key}: taken by tests alone, ${tests}`]
  })
  return [...offences, ...[...listed].map((key) => `${key}: listed, but not exported`)]
})

rule('every capability says what it owns', () => {
  const rooms = new Set(code.map(({ path }) => /^src\/core\/[a-z-]+/.exec(path)?.[0]))
  return [...rooms].flatMap((room) =>
    room && !existsSync(join(root, room, 'README.md')) ? [`${room} has no README.md`] : [],
  )
})

rule('names say what a thing is', () =>
  sources.flatMap(({ path }) => {
    const name = path.split('/').at(-1) ?? ''
    const vague = /^(utils?|helpers?|common|misc|types|index|manager)\b/.test(name)
    const kebab = /^[a-z0-9]+([.-][a-z0-9]+)*\.ts$/.test(name)
    return vague || !kebab ? [path] : []
  }),
)

rule('every room is on the map', () =>
  code.flatMap(({ path }) => (path.startsWith('src/') && !roomOf(path) ? [path] : [])),
)
