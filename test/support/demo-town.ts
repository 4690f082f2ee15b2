import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { keepBranches } from '#core/customers/keep-branches.ts'
import { fillDemoTown } from '#demo/demo-town.ts'
import { type ReceiptToTry, receiptsToTry } from '#demo/receipts-to-try.ts'
import { clockAt } from '#platform/clock.ts'
import { keyringFrom } from '#platform/keyring.ts'
import { folderFiles } from '#providers/folder-files/folder-files.ts'
import demo from '#settings/demo.ts'
import { makeTemplate } from './database.ts'

type DemoTown = {
  // Of the database, to be copied.
  readonly template: string
  // Every copy of the town shares its files: nothing changes them.
  readonly filesFolder: string
  readonly receipts: readonly ReceiptToTry[]
}

// Each of them has its own story, four to a branch.
export const townAccounts = 20

// The morning after the calculation for January 2019.
export const townTime = '2019-02-04T09:00:00+12:00'
export const townKeyring = keyringFrom(Buffer.alloc(32, 7))

let town: Promise<DemoTown> | undefined

// The make-believe utility with a handful of accounts: billed, printed and imported once for the
// whole run, through the door that every extract comes in by.
export function demoTown(): Promise<DemoTown> {
  town ??= makeTown()
  return town
}

async function makeTown(): Promise<DemoTown> {
  const folder = await mkdtemp(join(tmpdir(), 'kabinet-town-'))
  process.once('beforeExit', () => rm(folder, { recursive: true, force: true }))
  const filesFolder = join(folder, 'receipts')
  const files = folderFiles(filesFolder)
  await makeTemplate('town', async (db) => {
    await keepBranches(db, demo.branches)
    const parts = { db, files, keyring: townKeyring, clock: clockAt(townTime) }
    await fillDemoTown(parts, { accounts: townAccounts, folder }, () => {})
  })
  return { template: 'town', filesFolder, receipts: receiptsToTry({ accounts: townAccounts }) }
}
