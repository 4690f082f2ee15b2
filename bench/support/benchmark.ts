// One goal's figure: a value a round, each already a ratio to the round's own yardstick, or an
// absolute figure where the goal is one.
export type Figure = {
  readonly goal: string
  readonly of: string
  readonly values: readonly number[]
  // The goal: at least, or at most, so much.
  readonly atLeast?: number
  readonly atMost?: number
  readonly unit?: string
}

export type Benchmark = (options: {
  readonly long: boolean
  readonly say: (line: string) => void
}) => Promise<readonly Figure[]>

type Summary = { median: number; least: number; most: number; met: boolean }

// The median decides; the range tells how noisy the machine was.
export function summarise(figure: Figure): Summary {
  const sorted = figure.values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] ?? Number.NaN
  const median = sorted.length % 2 ? upper : (upper + (sorted[middle - 1] ?? upper)) / 2
  const met = median >= (figure.atLeast ?? -Infinity) && median <= (figure.atMost ?? Infinity)
  return { median, least: sorted[0] ?? Number.NaN, most: sorted.at(-1) ?? Number.NaN, met }
}

// `<name>: <goal id> <ratio> [min–max] goal <g>`
export function printed(name: string, figure: Figure, summary: Summary): string {
  const { unit = '', of, goal } = figure
  const show = (value: number) => `${Math.round(value * 1000) / 1000}${unit}`
  const wanted =
    figure.atLeast === undefined ? `≤ ${show(figure.atMost ?? 0)}` : `≥ ${show(figure.atLeast)}`
  const range = `[${show(summary.least)}–${show(summary.most)}]`
  const verdict = summary.met ? 'met' : 'MISSED'
  return `${name}: ${goal} ${show(summary.median)} ${range} goal ${wanted} (${of}; ${verdict})`
}
