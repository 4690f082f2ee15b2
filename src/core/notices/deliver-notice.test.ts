import assert from 'node:assert/strict'
import { test } from 'node:test'
import { clockAt } from '#platform/clock.ts'
import { createMetrics } from '#platform/metrics/metrics.ts'
import { sql } from '#platform/postgres/sql.ts'
import { freshDatabase } from '#test/support/database.ts'
import { recordingLog } from '#test/support/recording-log.ts'
import { deliverNotice } from './deliver-notice.ts'
import { forgetSettled } from './forget-settled.ts'
import type { Mail } from './mailer.ts'
import { oldestOwed } from './oldest-owed.ts'
import { oweNotice } from './owe-notice.ts'

const { owner, web } = await freshDatabase()
const clock = clockAt('2019-02-04T09:00:00+12:00')

// Owes one letter as the web does and gives its id.
async function owe(recipient: string): Promise<string> {
  const letter = { kind: 'registration-already-registered', details: {} } as const
  await web.transaction({}, (tx) =>
    oweNotice(tx, { at: clock.now(), recipient, language: 'ru', letter }),
  )
  const [row] = await owner.read(
    {},
    sql<{ id: string }>`select notice_id as id from notices where recipient = ${recipient}`,
  )
  return row?.id ?? ''
}

// A mail server that answers as told and remembers what it was handed.
function meansWith(answer: () => 'taken' | { refused: string }) {
  const handed: Mail[] = []
  const mailer = {
    send: async (mail: Mail) => {
      handed.push(mail)
      return answer()
    },
    close: async () => {},
  }
  const write = () => ({ subject: 'Тема', text: 'Текст', html: '<p>Текст</p>' })
  const metrics = createMetrics()
  const means = {
    db: owner,
    clock,
    log: recordingLog(),
    metrics,
    mailer,
    write,
    mailDomain: 'test',
  }
  return { means, handed }
}

const stateOf = async (id: string) => {
  const [row] = await owner.read(
    {},
    sql<{ sent: boolean; failure: string | null }>`
      select sent_at is not null as sent, failure from notices where notice_id = ${id}`,
  )
  return row
}

test('an owed letter is handed over once, however often its job runs', async () => {
  const id = await owe('once@mail.example')
  const { means, handed } = meansWith(() => 'taken')
  await deliverNotice(means, id)
  await deliverNotice(means, id)
  assert.deepEqual(
    handed.map(({ to, messageId }) => [to, messageId]),
    [['once@mail.example', `<${id}@test>`]],
  )
  assert.deepEqual(await stateOf(id), { sent: true, failure: null })
})

test('a job is owed with the letter, in the same transaction', async () => {
  const [before] = await jobs()
  const work = web.transaction({}, async (tx) => {
    const letter = { kind: 'registration-already-registered', details: {} } as const
    await oweNotice(tx, { at: clock.now(), recipient: 'x@mail.example', language: 'ru', letter })
    throw new Error('the fact did not come to be')
  })
  await assert.rejects(work)
  assert.deepEqual((await jobs())[0], before)
})

const jobs = () =>
  owner.read({}, sql<{ n: bigint }>`select count(*) as n from graphile_worker.jobs`)

test('what may pass is thrown and stays owed, with the same Message-ID', async () => {
  const id = await owe('later@mail.example')
  let down = true
  const { means, handed } = meansWith(() => {
    if (down) throw new Error('mail server: no answer')
    return 'taken'
  })
  await assert.rejects(deliverNotice(means, id))
  assert.deepEqual(await stateOf(id), { sent: false, failure: null })
  down = false
  await deliverNotice(means, id)
  assert.equal(handed[0]?.messageId, handed[1]?.messageId)
  assert.equal((await stateOf(id))?.sent, true)
})

test('a refusal for good is noted and not tried again', async () => {
  const id = await owe('nobody@mail.example')
  const { means, handed } = meansWith(() => ({ refused: '550' }))
  await deliverNotice(means, id)
  await deliverNotice(means, id)
  assert.equal(handed.length, 1)
  assert.deepEqual(await stateOf(id), { sent: false, failure: '550' })
})

test('letters leave after 90 days, also those that nobody took', async () => {
  const rows = () => owner.read({}, sql<{ id: string }>`select notice_id as id from notices`)
  const lost = await owe('lost@mail.example')
  clock.advance({ hours: 89 * 24 })
  const id = await owe('stays@mail.example')
  await forgetSettled({ db: owner, clock })
  assert.ok((await rows()).some((row) => row.id === lost))
  clock.advance({ hours: 2 * 24 })
  await forgetSettled({ db: owner, clock })
  assert.deepEqual(await rows(), [{ id }])
  await deliverNotice(meansWith(() => 'taken').means, lost)
})

test('the oldest owed letter tells how long it waits, one sent or refused does not', async () => {
  const { means: taking } = meansWith(() => 'taken')
  await owner.pool.query('update notices set sent_at = owed_at where sent_at is null')
  assert.equal(await oldestOwed(taking), 0)
  const first = await owe('first@mail.ru')
  clock.advance({ minutes: 10 })
  const second = await owe('second@mail.ru')
  assert.equal(await oldestOwed(taking), 600)
  await deliverNotice(taking, first)
  assert.equal(await oldestOwed(taking), 0)
  clock.advance({ minutes: 1 })
  assert.equal(await oldestOwed(taking), 60)
  await deliverNotice(meansWith(() => ({ refused: '550' })).means, second)
  assert.equal(await oldestOwed(taking), 0)
})
