import { posix } from 'node:path'

type Source = { readonly path: string; readonly text: string }

type Taken = { readonly by: string; readonly from: string; readonly name: string }

const declared =
  /^export (?:(?:declare|abstract|async) )*(?:function\*?|const|let|class|type|interface) (\w+)/gm

// The names that a file exports, types among them.
export function exportedBy({ text }: Source): readonly string[] {
  const named = [...text.matchAll(declared)].map(([, name = '']) => name)
  return /^export default /m.test(text) ? [...named, 'default'] : named
}

// Every name that a file takes from another by an import clause, a re-export or an import at run
// time. A comment, a text or a local name of the same spelling takes nothing.
export function takenBy({ path, text }: Source): readonly Taken[] {
  const take = (specifier: string, names: readonly string[]): Taken[] => {
    const from = resolved(path, specifier)
    return from === undefined ? [] : names.map((name) => ({ by: path, from, name }))
  }
  return [
    ...[...text.matchAll(clause)].flatMap(([, whole, list, space, specifier = '']) => [
      ...take(specifier, whole ? ['default'] : []),
      ...take(specifier, list === undefined ? [] : namesIn(list)),
      ...take(specifier, space === undefined ? [] : membersOf(space, text)),
    ]),
    ...text.split('\n').flatMap((line) => {
      if (!line.includes("import('")) return []
      const [, pattern = '', specifier = '', member = ''] = atRunTime.exec(line) ?? []
      return take(specifier, namesIn(`${pattern},${member}`))
    }),
  ]
}

// A default name, a list in braces or a whole space, and where from.
const clause =
  /^(?:import|export)\s+(?:type\s+)?(?:(\w+)\s*,?\s*)?(?:{([^}]*)}|\* as (\w+))?\s*from '(.+)'/gm
const atRunTime = /(?:\bconst ([^=]*) = )?.*?\bimport\('([^']+)'\)\)?(?:\.(\w+))?/

// `type One, two as other, { three }`: what stands before `as` is what the other file calls it.
function namesIn(list: string): readonly string[] {
  return list
    .replace(/[{}[\]]/g, ',')
    .split(',')
    .map((one) => /^\s*(?:type\s+)?(\w+)/.exec(one)?.[1] ?? '')
    .filter((name) => name !== '')
}

const membersOf = (space: string, text: string) =>
  [...text.matchAll(new RegExp(`\\b${space}\\.(\\w+)`, 'g'))].map(([, name = '']) => name)

// The path of the file in the repository; undefined for a package.
function resolved(path: string, specifier: string): string | undefined {
  if (specifier.startsWith('.')) return posix.join(posix.dirname(path), specifier)
  const [, room = '', rest] = /^#(\w+)\/(.+)$/.exec(specifier) ?? []
  if (rest === undefined) return undefined
  return ['demo', 'settings', 'test'].includes(room) ? `${room}/${rest}` : `src/${room}/${rest}`
}
