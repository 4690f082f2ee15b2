import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import { openCentre } from '#demo/centre/open-centre.ts'
import type { DemoClock } from '#demo/demo-clock.ts'
import { startMailbox } from '#demo/mailbox/start-mailbox.ts'
import type { Cabinet } from './cabinet.ts'
import { townAccounts } from './demo-town.ts'

// The billing centre of a cabinet's town, as `kabinet demo` composes it, on an address of its own.
// The cabinet has files of its own and its clock is moved on. Called at the top of a test file.
export async function openBillingDesk({ services, databases, clock: still }: Cabinet) {
  const folder = await mkdtemp(join(tmpdir(), 'kabinet-centre-'))
  const clock: DemoClock = {
    now: still.now,
    moveTo: async (moment) => {
      const missing = moment.since(still.now())
      if (missing.sign <= 0) return false
      still.advance(missing)
      return true
    },
  }
  const means = { ...services, db: databases.owner, clock, accounts: townAccounts, folder }
  const centre = await openCentre(means)
  const shown = { centre, cabinetUrl: services.publicUrl }
  const { url, close } = await startMailbox({ smtpPort: 0, httpPort: 0, clock, centre: shown })
  after(async () => {
    await close()
    await rm(folder, { recursive: true, force: true })
  })
  return { means, centre, url, inbox: join(folder, 'returns') }
}
