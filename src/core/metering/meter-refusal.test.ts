import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CalendarDate } from '#base/calendar-date.ts'
import type { Period } from '#base/period.ts'
import { showAccount } from '#core/customers/show-account.ts'
import { showSummary } from '#core/customers/show-summary.ts'
import { keyringFrom } from '#platform/keyring.ts'
import { freshDatabase } from '#test/support/database.ts'
import { seed } from '#test/support/seed.ts'
import { viewedBy, viewerOf } from '#test/support/viewers.ts'
import { meterRefusal } from './meter-refusal.ts'
import { showMeter } from './show-meter.ts'
import { showReadingForm } from './show-reading-form.ts'

const today = '2019-01-15' as CalendarDate
const yesterday = '2019-01-14' as CalendarDate
const tomorrow = '2019-01-16' as CalendarDate
const open = { closedOn: null, acceptsReadings: true, verifyBefore: null }

test('a closed meter, one read without people and one past its term take no readings', () => {
  assert.equal(meterRefusal(open, today), undefined)
  assert.equal(meterRefusal({ ...open, closedOn: tomorrow }, today), undefined)
  assert.equal(meterRefusal({ ...open, closedOn: today }, today), 'meter-closed')
  assert.equal(meterRefusal({ ...open, acceptsReadings: false }, today), 'read-automatically')
  assert.equal(meterRefusal({ ...open, verifyBefore: today }, today), undefined)
  assert.equal(meterRefusal({ ...open, verifyBefore: yesterday }, today), 'verification-expired')
  const expired = { ...open, verifyBefore: yesterday }
  assert.equal(meterRefusal(expired, today, yesterday), undefined)
  const both = { ...expired, acceptsReadings: false }
  assert.equal(meterRefusal(both, today), 'verification-expired')
})

test('every page says the same of which meters are closed and take readings', async () => {
  const db = await freshDatabase()
  const days = [null, yesterday, today, tomorrow]
  const ends = days.flatMap((removed_on) => days.map((ended_on) => ({ removed_on, ended_on })))
  const accounts = days.map((closed_on, index) => ({
    account_number: `411010472${index}`,
    closed_on,
  }))
  const contracts = accounts.flatMap(({ account_number }) =>
    days.map((ended_on, index) => ({
      account_number,
      contract_number: `E-${account_number}-${index}`,
      ended_on,
    })),
  )
  const meters = accounts.flatMap(({ account_number }) =>
    ends.flatMap(({ removed_on, ended_on }, place) =>
      days.flatMap((verify_before, term) =>
        [true, false].map((accepts_readings) => ({
          account_number,
          contract_number: `E-${account_number}-${days.indexOf(ended_on)}`,
          meter_id: `${account_number}-${place}-${term}-${accepts_readings}`,
          removed_on,
          verify_before,
          accepts_readings,
        })),
      ),
    ),
  )
  await seed(db.owner, { accounts, contracts, meters })
  const readingWindows = [{ from: '2018-01' as Period, firstDay: 15, lastDay: 25 }]
  const keyring = keyringFrom(Buffer.alloc(32, 7))
  const means = { db: db.web, keyring, utility: { readingWindows } }
  for (const { account_number } of accounts) {
    const viewer = viewerOf([account_number])
    const form = await showReadingForm(means, { today }, viewedBy(viewer))
    const taken = form?.meters.filter((meter) => meterRefusal(meter, today) === undefined)
    const [summary] = await showSummary({ db: db.web }, viewer, { today, warnBy: today })
    const account = await showAccount({ db: db.web }, viewedBy(viewer), today)
    const counted = summary?.metersToRead.map(({ meterId }) => meterId)
    assert.equal(form?.meters.length, 128)
    assert.deepEqual(counted?.sort(), taken?.map(({ meterId }) => meterId).sort())
    const isClosed = account_number.endsWith('1') || account_number.endsWith('2')
    assert.equal(counted?.length, isClosed ? 0 : 12)
    const ends = form?.meters.map(({ meterId, closedOn }) => [meterId, closedOn])
    assert.deepEqual(
      account?.meters.map(({ meterId, closedOn }) => [meterId, closedOn]),
      ends,
    )
    for (const { meterId, closedOn } of form?.meters ?? []) {
      if (!meterId.endsWith('-0-true')) continue
      const meter = await showMeter({ db: db.web }, viewedBy(viewer), meterId)
      assert.equal(meter?.closedOn, closedOn)
    }
    const warned = form?.meters.filter(
      ({ closedOn, verifyBefore }) =>
        (closedOn === null || closedOn > today) && verifyBefore !== null && verifyBefore <= today,
    )
    assert.deepEqual(
      summary?.metersToVerify.map(({ meterId }) => meterId).sort(),
      warned?.map(({ meterId }) => meterId).sort(),
    )
    assert.equal(warned?.length, isClosed ? 0 : 16)
  }
})
