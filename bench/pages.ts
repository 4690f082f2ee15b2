// P2: the other hot pages held against bare pages of the same rows and size; the receipt's copy
// against the same bytes streamed from a file by node:http.
import { href, routes } from '#web/routes.ts'
import type { Benchmark, Figure } from './support/benchmark.ts'
import { comparePages } from './support/compare-pages.ts'
import { openRegion } from './support/region.ts'

export const benchmark: Benchmark = async ({ long, say }) => {
  const region = await openRegion(long ? 200_000 : 5_000, say)
  const rounds = { count: 5, seconds: long ? 10 : 3 }
  const pages = [
    ['account', routes.accounts.show],
    ['ledger', routes.ledger.show],
    ['receipts', routes.receipts.index],
  ] as const
  const figures: Figure[] = []
  for (const [bare, route] of pages) {
    const comparison = {
      goal: 'P2',
      of: `${bare}, against a bare page of the same rows and size`,
      atLeast: 0.6,
      bare,
      path: (account: string) => href(route, { account }),
      samePageSize: true,
    }
    figures.push(await comparePages(region, comparison, rounds, say))
  }
  const form = {
    goal: 'P2',
    of: 'readings form, against a bare page of the same rows and size',
    atLeast: 0.6,
    bare: 'readings',
    path: (account: string) => href(routes.readings.new, { account }),
    // On a day on which the meters' verifications still run: without fields it is another page.
    served: ['bench/support/town-server.ts'],
    samePageSize: true,
  }
  figures.push(await comparePages(region, form, rounds, say))
  await region.parts.databases.close()
  const drawn = await openRegion(500, say, 'drawn')
  const copy = {
    goal: 'P2',
    of: 'receipt copy, against the same bytes from a file',
    atLeast: 0.7,
    bare: 'copy',
    path: (account: string) =>
      href(routes.receipts.file, { account, period: '2018-12', revision: 1 }),
    samePageSize: true,
  }
  figures.push(await comparePages(drawn, copy, rounds, say))
  await drawn.parts.databases.close()
  return figures
}
