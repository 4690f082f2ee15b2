// P1: the first page of a customer who is signed in, held against the bare page.
import { routes } from '#web/routes.ts'
import type { Benchmark } from './support/benchmark.ts'
import { comparePages } from './support/compare-pages.ts'
import { openRegion } from './support/region.ts'

export const benchmark: Benchmark = async ({ long, say }) => {
  const region = await openRegion(long ? 200_000 : 5_000, say)
  const rounds = { count: 5, seconds: long ? 10 : 3 }
  const page = { goal: 'P1', atLeast: 0.7, path: () => routes.summary }
  const figures = [
    await comparePages(
      region,
      { ...page, of: 'the bare customer page', bare: 'customer', samePageSize: false },
      rounds,
      say,
    ),
    await comparePages(
      region,
      { ...page, of: 'a bare page of the same rows and size', bare: 'summary', samePageSize: true },
      rounds,
      say,
    ),
  ]
  await region.parts.databases.close()
  return figures
}
