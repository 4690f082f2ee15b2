// Style and floors as a test. Each rule says why; a rule that hurts is changed here, in the open.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
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

rule('what is exported is used elsewhere', () => {
  const entry = /^(src\/main\/kabinet|test\/run|bench\/|test\/drills\/|settings\/)/
  return code.flatMap(({ path, text }) => {
    if (entry.test(path)) return []
    const names = [...text.matchAll(/^export (?:async )?(?:function\*?|const|class) (\w+)/gm)].map(
      ([, name = '']) => name,
    )
    return names.flatMap((name) => {
      const word = new RegExp(`\\b${name}\\b`)
      const used = sources.some((other) => other.path !== path && word.test(other.text))
      return used ? [] : [`${path}: ${name}`]
    })
  })
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
