import assert from 'node:assert/strict'
import { cp, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import { handOver } from '#core/exchange/returns/hand-over.ts'
import { lockReturns } from '#core/exchange/returns/returns-store.ts'
import { verifyReturns } from '#core/exchange/returns/verify-returns.ts'
import { sql } from '#platform/postgres/sql.ts'
import { freshDatabase, makeTemplate } from '#test/support/database.ts'
import { assertHandedOver } from '#test/support/exchange/assert-handed-over.ts'
import { readReturns } from '#test/support/exchange/read-return.ts'
import { sendingTown } from '#test/support/exchange/sending-town.ts'
import { returnMeans } from './return-means.ts'

export type ReturnWorld = Awaited<ReturnType<typeof returnWorld>>

// A town whose readings were handed over once, and that has sent and corrected since: as often as
// asked, each time with a folder that holds the first package.
export async function returnWorld(accounts: number) {
  const root = await mkdtemp(join(tmpdir(), 'kabinet-drill-'))
  after(() => rm(root, { recursive: true, force: true }))
  const kept = join(root, 'kept')
  await mkdir(kept)
  const template = `drill_returns_${accounts}`
  await makeTemplate(template, async (owner) => {
    const { settle, send } = sendingTown({ owner, web: owner })
    for (let at = 0; at < accounts; at += 1) {
      const number = `413${String(at).padStart(7, '0')}`
      await settle(number)
      await send(number, { 'S T0': '1' })
    }
    await handOver(returnMeans(owner), kept)
    for (let at = 0; at < accounts; at += 1) {
      const number = `413${String(at).padStart(7, '0')}`
      await send(number, { 'S T0': '2', 'D T1': '1', 'D T2': '2' })
      if (at % 2 === 0) await send(number, { 'S T0': '3' })
    }
  })
  let copies = 0
  return {
    open: async () => {
      copies += 1
      const folder = join(root, `copy-${copies}`)
      await cp(kept, folder, { recursive: true })
      return { folder, ...(await opened(template, folder)) }
    },
  }
}

async function opened(template: string, folder: string) {
  const { owner, ownerUrl } = await freshDatabase(template)
  const { sent } = sendingTown({ owner, web: owner })
  const recorded = () =>
    owner.read(
      {},
      sql<{ written: boolean; marked: bigint; readings: number }>`
        select written_at is not null as written, readings, (
          select count(*) from submitted_readings where return_sequence = sequence) as marked
        from returns order by sequence`,
    )
  return {
    ownerUrl,
    // Once nobody hands over any more: a commit that was sent may outlive who sent it. Whatever is
    // there is whole: every package in the folder is on record, and every one on record has its
    // readings.
    left: async () => {
      await owner.transaction({}, (tx) => tx.run(lockReturns()))
      const rows = await recorded()
      const packages = await readReturns(folder)
      assert.ok(packages.length <= rows.length)
      assert.deepEqual((await verifyReturns({ db: owner })).faults, [])
      rows.forEach(({ written, readings }, at) => {
        if (written) assert.ok(packages[at], 'what is noted as written is there')
        if (packages[at]) assert.equal(packages[at].readings.length, readings)
      })
      return { recorded: rows.length, written: rows.filter((row) => row.written).length, packages }
    },
    complete: async (most: number) => {
      const outcome = await handOver({ ...returnMeans(owner), mostReadings: most }, folder)
      assert.equal(outcome.refused, undefined)
      const packages = await readReturns(folder)
      assertHandedOver(await sent(), packages)
      assert.ok((await recorded()).every(({ written }) => written))
      assert.deepEqual(
        (await readdir(folder)).filter((name) => !/^\.?return-/.test(name)),
        [],
      )
      return packages
    },
  }
}
