import { keepCopy } from './keep-copy.ts'
import { seed } from './seed.ts'
import type { WebWorld } from './web-world.ts'

const FLAT = '4110104729'
const copy = '%PDF-1.4 декабрь %%EOF'
const mine = { account_number: FLAT }

// One account with something of everything its pages show: two services, a zone tariff, a meter
// that took over from another, a verification about to end, a reissue, a penalty and a rejected
// reading.
export async function settleHousehold({ owner, services }: WebWorld) {
  const sha256 = await keepCopy(services.files, copy)
  await seed(owner, {
    tariffs: [
      { tariff_code: 'PK-E2', zone: 'T1', name: 'Население, две зоны: день', price: '5.414' },
      { tariff_code: 'PK-E2', zone: 'T2', name: 'Население, две зоны: ночь', price: '3.766' },
      { tariff_code: 'PK-H', service: 'heating', unit: 'Gcal', name: 'Тепло', price: '4250' },
    ],
    accounts: [mine],
    contracts: [
      { ...mine, contract_number: 'E-4110104729', tariff_code: 'PK-E2' },
      { ...mine, contract_number: 'H-4110104729', service: 'heating', tariff_code: 'PK-H' },
    ],
    meters: [meter('M-1', '2015-04-07', '2018-05-09'), meter('M-2', '2018-05-09', null)],
    readings: [
      reading('R1', 'T1', '2018-11-20', '1513.16', { used_in: '2018-11-01' }),
      reading('R2', 'T1', '2018-12-23', '1859.29', { used_in: '2018-12-01' }),
      reading('R3', 'T2', '2018-12-23', '869.50', { source: 'estimated', used_in: '2018-12-01' }),
      reading('R4', 'T2', '2018-12-24', '86', { status: 'rejected', reject_reason: 'Меньше' }),
    ],
    balances: [
      { ...mine, contract_number: 'E-4110104729', ...month('2018-12', 135_335, 134_686, -135_335) },
      { ...mine, contract_number: 'H-4110104729', ...month('2018-12', 9_667_863, 667_863, 0) },
    ],
    entries: [
      entry('L1', 'E-4110104729', 'payment', -135_335, 'Банк, реестр № 976'),
      entry('L2', 'E-4110104729', 'charge', 134_686, null),
      entry('L3', 'H-4110104729', 'penalty', 667_863, 'Пени, ключевая ставка 7,75 %'),
    ],
    receipts: [receipt(1, Buffer.alloc(32, 7)), receipt(2, sha256)],
    receipt_files: [{ ...mine, period: '2018-12-01', revision: 2, sha256: hex(sha256) }],
  })
  return { account: FLAT, copy: Buffer.from(copy) }
}

function meter(meter_id: string, installed_on: string, removed_on: string | null) {
  const term = { verified_on: installed_on, verify_before: '2019-01-20' }
  const contract_number = 'E-4110104729'
  return { ...mine, meter_id, contract_number, zones: 2, installed_on, removed_on, ...term }
}

function reading(reading_id: string, zone: string, taken_on: string, value: string, more: object) {
  return { ...mine, meter_id: 'M-2', reading_id, zone, taken_on, value, ...more }
}

function month(period: string, opening: number, charged: number, paid: number) {
  return { period: `${period}-01`, opening, charged, paid, closing: opening + charged + paid }
}

function entry(
  entry_id: string,
  contract_number: string,
  kind: string,
  amount: number,
  note: string | null,
) {
  const when = { period: '2018-12-01', posted_on: '2018-12-31' }
  return { ...mine, entry_id, contract_number, kind, amount, note, ...when }
}

function receipt(revision: number, hash: Buffer) {
  const sums = { opening: 9_803_198, charged: 802_549, paid: -135_335, total_due: 10_470_412 }
  const days = { issued_on: `2019-01-0${revision}`, due_on: '2019-01-10' }
  return { ...mine, period: '2018-12-01', revision, ...sums, ...days, sha256: hex(hash) }
}

const hex = (hash: Buffer) => `\\x${hash.toString('hex')}`
