import type { RouteEntry } from '#web/visit.ts'
import { distorted, foreign } from './hostile-values.ts'

// What the walk knows of one parameter of the addresses.
export type Parameter = {
  // The walker's own, living value.
  readonly own: string
  // Well-formed, and nobody's.
  readonly absent: string
  // In the address of a neighbour's own page.
  readonly neighbours: string
  // Of others, ended, or of another kind.
  readonly foreign: Readonly<Record<string, string>>
  // Values of the walker's own that a distortion may happen to hit.
  readonly alsoOwn?: readonly string[]
}

export type Probe = {
  readonly entry: RouteEntry
  readonly what: string
  readonly address: string
  // The same address with what was never there, distorted in the same way.
  readonly alike: string
  readonly undecodable: boolean
}

export type ValuesOf = (entry: RouteEntry) => Readonly<Record<string, Parameter>>

// Every address of a route with one wrong value, and a neighbour's own.
export function probesOf(entry: RouteEntry, valuesOf: ValuesOf): Probe[] {
  if (namesIn(entry).length === 0) return []
  const neighbours = {
    entry,
    what: `${entry.method} ${entry.path} of a neighbour`,
    address: addressOf(entry, valuesOf, 'neighbours'),
    alike: addressOf(entry, valuesOf, 'absent'),
    undecodable: false,
  }
  return [neighbours, ...wrongOf(entry, valuesOf)]
}

function wrongOf(entry: RouteEntry, valuesOf: ValuesOf): Probe[] {
  return namesIn(entry).flatMap((name) => {
    const { own, absent, foreign: others, alsoOwn = [] } = parameter(entry, valuesOf, name)
    const address = (value: string) =>
      filled(entry, (other) =>
        other === name ? value : encodeURIComponent(parameter(entry, valuesOf, other).own),
      )
    return [...foreign(others, absent), ...distorted(own, absent)]
      .filter(({ value }) => !alsoOwn.includes(value))
      .map(({ kind, value, absent: like, undecodable = false }) => ({
        entry,
        what: `${entry.method} ${entry.path} with :${name} ${kind}`,
        address: address(value),
        alike: address(like),
        undecodable,
      }))
  })
}

// The walker's own address of a route, a neighbour's, or one that never was.
export function addressOf(
  entry: RouteEntry,
  valuesOf: ValuesOf,
  which: 'own' | 'neighbours' | 'absent',
): string {
  return filled(entry, (name) => encodeURIComponent(parameter(entry, valuesOf, name)[which]))
}

export function namesIn({ path }: RouteEntry): string[] {
  return [...path.matchAll(/:([a-z]+)/g)].map(([, name = '']) => name)
}

function filled({ path }: RouteEntry, inPlaceOf: (name: string) => string): string {
  return path.replace(/:([a-z]+)/g, (_, name: string) => inPlaceOf(name))
}

// A parameter that nobody told the walk about fails it.
function parameter(entry: RouteEntry, valuesOf: ValuesOf, name: string): Parameter {
  const found = valuesOf(entry)[name]
  if (!found) throw new Error(`the walk knows nothing of :${name} in ${entry.path}`)
  return found
}
