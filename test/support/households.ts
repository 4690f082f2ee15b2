import { sql } from '#platform/postgres/sql.ts'
import { seed } from './seed.ts'
import { signedIn } from './signed-in.ts'
import type { WebWorld } from './web-world.ts'

// A flat of its own for each test: a meter of two zones and a garage's, read till December.
export async function households(world: WebWorld) {
  await seed(world.owner, {
    tariffs: [
      { tariff_code: 'PK-E2', zone: 'T0', price: '4.63' },
      { tariff_code: 'PK-E2', zone: 'T1', price: '5.414' },
      { tariff_code: 'PK-E2', zone: 'T2', price: '3.766' },
    ],
  })
  let households = 0
  return async (more: object = {}) => {
    households += 1
    const account_number = `41202252${`${households}`.padStart(2, '0')}`
    const mine = { account_number, contract_number: `E-${account_number}` }
    const meter = (name: string) => ({ ...mine, meter_id: `${account_number}-${name}`, ...more })
    const reading = (
      name: string,
      zone: string,
      taken_on: string,
      value: string,
      used: string,
    ) => ({
      account_number,
      meter_id: `${account_number}-${name}`,
      reading_id: `${account_number}-${name}${zone}${taken_on}`,
      zone,
      taken_on,
      value,
      used_in: used,
    })
    await seed(world.owner, {
      accounts: [{ account_number }],
      contracts: [{ ...mine, tariff_code: 'PK-E2' }],
      meters: [
        { ...meter('D'), zones: 2, integer_digits: 5, serial_number: '15107039', place: 'кухня' },
        { ...meter('G'), integer_digits: 4, fraction_digits: 0, place: 'гараж' },
      ],
      readings: [
        reading('D', 'T1', '2018-11-20', '1300.5', '2018-11-01'),
        reading('D', 'T1', '2018-12-20', '1500.5', '2018-12-01'),
        reading('D', 'T2', '2018-12-20', '800', '2018-12-01'),
        reading('G', 'T0', '2018-11-20', '9900', '2018-11-01'),
        reading('G', 'T0', '2018-12-20', '9950', '2018-12-01'),
      ],
    })
    const browser = await signedIn(world, [[account_number, 'Бабушкина квартира']])
    const address = `/accounts/${browser.links[0]}/readings`
    return { ...browser, account_number, address, form: `${address}/new` }
  }
}

// What is typed into its fields.
export const values = (account: string, T1: string, T2: string, G = '') => ({
  [`value:${account}-D:T1`]: T1,
  [`value:${account}-D:T2`]: T2,
  [`value:${account}-G:T0`]: G,
})

// Puts what was sent of an account into the package that goes to billing.
export const handOver = ({ owner }: Pick<WebWorld, 'owner'>, account_number: string) =>
  owner.read(
    {},
    sql`update submitted_readings
        set return_sequence = 3, handed_over_at = '2019-01-15T02:30:00+12:00'
        where account_number = ${account_number}`,
  )
