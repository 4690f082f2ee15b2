// Readings for a meter that is not of the account are refused as for one that never was: nothing is
// told of it, nothing is written, and the attempt is in the trail.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { load } from 'cheerio'
import { sql } from '#platform/postgres/sql.ts'
import { openCabinet } from '#test/support/cabinet.ts'
import { fingerprint } from '#test/support/exchange/fingerprint.ts'
import { filledForm } from '#test/support/sending.ts'
import { requestOf, tell } from '#test/support/walls/ask.ts'
import { openNeighbours } from '#test/support/walls/neighbours.ts'
import { valueField } from '#web/portal/readings/reading-fields.ts'
import { href, routes } from '#web/routes.ts'

const cabinet = await openCabinet()
const { pyotr, links } = await openNeighbours(cabinet)
const { owner } = cabinet.databases
const [own] = links.pyotr
const url = href(routes.readings.new, { account: own?.linkId ?? '' })
const { body } = await cabinet.app.inject({ method: 'GET', url, headers: { cookie: pyotr.cookie } })
const { submission = '' } = filledForm({ $: load(body) })

const tables = () => fingerprint(owner, ['audit_rows', 'audit_seals', 'try_counts'])

const foreign = await owner.read(
  {},
  sql<{ id: string; serial: string }>`
    select meter_id as id, serial_number as serial from meters
    where account_number <> ${own?.accountNumber ?? ''} order by meter_id`,
)

// The cap of an hour would stop so many before the wall is asked.
const forgetTries = () => owner.read({}, sql`delete from try_counts where bucket like 'readings:%'`)

// The answer to a value for a meter, without the name of that meter.
async function answerFor(meterId: string, more: Record<string, string> = {}) {
  const field = valueField(meterId, 'T0')
  const fields = { submission, seen: 'preview', [field]: '1', ...more }
  await forgetTries()
  const told = await tell(cabinet.app, requestOf(pyotr, 'POST', url, fields))
  return { status: told.status, text: told.text.replaceAll(field, 'value') }
}

test(`${foreign.length} meters of others take nothing and tell nothing`, async () => {
  const before = await tables()
  const absent = await answerFor('999999999999')
  assert.equal(absent.status, 422)
  const ids = foreign.flatMap(({ id, serial }) => [id, serial])
  const offences: string[] = []
  for (const id of ids) {
    const told = await answerFor(id)
    if (told.text !== absent.text || told.status !== absent.status) offences.push(id)
  }
  assert.deepEqual(offences, [])
  assert.equal(await tables(), before)
})

test('beside values of one’s own a foreign one stops the whole, and the trail has it', async () => {
  const before = await tables()
  const own = filledForm({ $: load(body) })
  const told = await answerFor(foreign[0]?.id ?? '', own)
  assert.equal(told.status, 422)
  assert.equal(await tables(), before)
  const [trail] = await owner.read(
    {},
    sql<{ attempts: bigint }>`select count(*) as attempts from audit_rows
      where action = 'readings-refused' and outcome = 'no-such-meter'`,
  )
  assert.equal(trail?.attempts, BigInt(2 * foreign.length + 2))
})
