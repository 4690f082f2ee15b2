import { brokenExtracts, rowOf } from '#test/support/exchange/broken-extracts.ts'
import { addReceipt, fullDraft } from '#test/support/exchange/draft-extract.ts'
import type { JsonRecord, SmallExtract } from '#test/support/exchange/small-extract.ts'

// R3, R5 and R7. Accounts 1 to 4 pay and have receipts; 5 and 6 only have entries and balances.
const { refuses, setsAside, accepts } = await brokenExtracts()
const account = (at: number) => `413${String(at).padStart(7, '0')}`
const totals = ({ manifest }: SmallExtract) => manifest['portal:totals'] as JsonRecord

setsAside(
  'a balance does not add up',
  [account(6)],
  { draft: (draft) => Object.assign(rowOf(draft, 'balances', 6), { closing: '145.87' }) },
  'balances.csv:8:closing R3',
)

setsAside(
  'charged is not the sum of the entries',
  [account(6)],
  {
    draft: (draft) =>
      Object.assign(rowOf(draft, 'balances', 6), { charged: '48.63', closing: '145.87' }),
  },
  'balances.csv:8:charged R3',
)

setsAside(
  'paid is not the sum of the payments',
  [account(6)],
  {
    draft: (draft) =>
      Object.assign(rowOf(draft, 'balances', 6), { paid: '-10.00', closing: '135.86' }),
  },
  'balances.csv:8:paid R3',
)

setsAside(
  'a balance opens with another sum than the last one closed with',
  [account(6)],
  {
    draft: (draft) =>
      Object.assign(rowOf(draft, 'balances', 6), { opening: '97.25', closing: '145.87' }),
  },
  'balances.csv:8:opening R3',
)

setsAside(
  'a balance in the middle of a full extract breaks the chain on both sides',
  [account(6)],
  {
    kind: 'full',
    draft: ({ tables }) => {
      const row = tables.balances.find(
        ({ account_number, period }) => account_number === account(6) && period === '2018-12',
      )
      Object.assign(row ?? {}, { opening: '48.63', closing: '97.25' })
    },
  },
  'balances.csv:229:opening R3',
  'balances.csv:450:opening R3',
)

setsAside(
  'a full extract changes a closed period and leaves out the one after it',
  [account(6)],
  {
    kind: 'full',
    draft: (draft) => {
      const { tables } = draft
      const mine = (row: Record<string, string>) => row.account_number === account(6)
      const charge = tables.entries.find((row) => mine(row) && row.period === '2018-11')
      tables.entries.push({ ...charge, entry_id: 'NEW', kind: 'recalculation', amount: '-8.62' })
      const first = tables.balances.find((row) => mine(row) && row.period === '2018-11')
      Object.assign(first ?? {}, { charged: '40.00', closing: '40.00' })
      tables.balances = tables.balances.filter((row) => !mine(row) || row.period === '2018-11')
      tables.entries = tables.entries.filter((row) => !mine(row) || row.period !== '2019-01')
    },
  },
  'balances.csv:8:closing R3',
)

setsAside(
  'entries of a contract have no balance',
  [account(6)],
  { draft: ({ tables }) => tables.balances.splice(6, 1) },
  'entries.csv:13:period R3',
)

setsAside(
  'the first period of a contract opens with more than its opening entry',
  [account(1)],
  {
    draft: ({ tables }) => {
      const [contract] = fullDraft('elizovo', 1).tables.contracts
      tables.contracts.push({ ...contract, contract_number: 'E-NEW' })
      const common = { contract_number: 'E-NEW', account_number: account(1), period: '2019-01' }
      const sums = { opening: '10.00', charged: '0.00', paid: '0.00', closing: '10.00' }
      tables.balances.push({ ...common, ...sums })
      const row = { ...tables.entries[0], ...common, quantity: '', price: '' }
      tables.entries.push({ ...row, entry_id: 'OPEN', kind: 'opening', amount: '9.99' })
    },
  },
  'balances.csv:223:opening R3',
  'receipts.csv:2:opening R3',
  'receipts.csv:2:total_due R3',
)

setsAside(
  'an opening entry comes in a later period',
  [account(6)],
  {
    draft: ({ tables }) => {
      const row = { ...tables.entries[11], quantity: '', price: '' }
      tables.entries.push({ ...row, entry_id: 'LATE', kind: 'opening', amount: '1.00' })
    },
  },
  'entries.csv:228:kind R3',
)

setsAside(
  'an entry is posted in a period that this calculation does not close',
  [account(6)],
  { draft: (draft) => Object.assign(rowOf(draft, 'entries', 11), { period: '2018-12' }) },
  'entries.csv:13:period R3',
  'balances.csv:8:charged R3',
)

setsAside(
  'an entry is posted in a period to come',
  [account(6)],
  {
    draft: ({ tables }) => {
      const row = { ...tables.entries[11], quantity: '', price: '', amount: '0.00' }
      tables.entries.push({ ...row, entry_id: 'SOON', kind: 'recalculation', period: '2019-02' })
    },
  },
  'entries.csv:228:period R3',
)

setsAside(
  'a balance of a closed period comes again, changed',
  [account(6)],
  {
    draft: ({ tables }) => {
      const last = fullDraft().tables.balances.findLast((row) => row.account_number === account(6))
      tables.balances.push({ ...last, charged: '48.63', opening: '48.61' })
    },
  },
  'balances.csv:223:period R3',
  'balances.csv:223:charged R3',
  'balances.csv:223:opening R3',
)

accepts('rows of closed periods come again as they were', {
  draft: ({ tables, pdfs }) => {
    const first = fullDraft()
    for (const name of ['readings', 'entries', 'balances', 'receipts'] as const) {
      tables[name].push(...first.tables[name])
    }
    Object.assign(pdfs, first.pdfs)
  },
})

const others = { opening: '1.00', charged: '1.00', paid: '-1.00', total_due: '1.00' }
for (const [column, other] of Object.entries(others)) {
  setsAside(
    `a receipt says another ${column} than the balances`,
    [account(1)],
    { draft: (draft) => Object.assign(rowOf(draft, 'receipts', 0), { [column]: other }) },
    `receipts.csv:2:${column} R3`,
  )
}

accepts('an earlier revision of a receipt said other sums', {
  draft: (draft) => {
    Object.assign(rowOf(draft, 'receipts', 0), { charged: '1.00', total_due: '1.00' })
    addReceipt(draft, account(1), '2019-01', 2)
  },
})

setsAside(
  'a closed period changes and its receipt is not issued again',
  [account(1)],
  {
    kind: 'full',
    draft: ({ tables }) => {
      const mine = (row: Record<string, string>) => row.account_number === account(1)
      const charge = tables.entries.find((row) => mine(row) && row.period === '2018-12')
      const row = { ...charge, quantity: '', price: '', kind: 'recalculation', amount: '-1.00' }
      tables.entries.push({ ...row, entry_id: 'NEW' })
      for (const balance of tables.balances.filter(mine)) {
        if (balance.period === '2018-12')
          Object.assign(balance, { charged: '47.62', closing: '47.62' })
      }
      tables.balances = tables.balances.filter((one) => !mine(one) || one.period !== '2019-01')
      tables.entries = tables.entries.filter((one) => !mine(one) || one.period !== '2019-01')
      tables.receipts = tables.receipts.filter((one) => !mine(one) || one.period === '2018-11')
    },
    extract: ({ files }) => {
      delete files['receipts/4130000001-2018-12-1.pdf']
      delete files['receipts/4130000001-2019-01-1.pdf']
    },
  },
  'balances.csv:223:period R3',
)

setsAside(
  'an entry that came before has another amount',
  [account(6)],
  {
    kind: 'full',
    draft: (draft) => {
      const row = draft.tables.entries.find((one) => one.account_number === account(6))
      Object.assign(row ?? {}, { amount: '48.63', quantity: '', price: '' })
    },
  },
  'entries.csv:9:quantity R5',
)

setsAside(
  'an entry that came before goes to another account',
  [account(6), account(7)],
  {
    kind: 'full',
    draft: (draft) => {
      const row = draft.tables.entries.find((one) => one.account_number === account(6))
      Object.assign(row ?? {}, { account_number: account(7), contract_number: `E-${account(7)}` })
    },
  },
  'entries.csv:9:account_number R5',
)

setsAside(
  'a reading that came before has another value',
  [account(1)],
  {
    kind: 'full',
    draft: (draft) => Object.assign(rowOf(draft, 'readings', 0), { value: '1000.6' }),
  },
  'readings.csv:2:value R5',
)

setsAside(
  'a receipt that came before is due on another day',
  [account(1)],
  {
    kind: 'full',
    draft: (draft) => Object.assign(rowOf(draft, 'receipts', 0), { due_on: '2018-12-11' }),
  },
  'receipts.csv:2:due_on R5',
)

setsAside(
  'a receipt that came before has another number',
  [account(1)],
  {
    kind: 'full',
    draft: (draft) =>
      Object.assign(rowOf(draft, 'receipts', 0), { unique_number: '1234567890123452' }),
  },
  'receipts.csv:2:unique_number R5',
)

const wrong = { entries: 1, receipts: 1, charged: '1.00', paid: '1.00', closing: '1.00' }
for (const [name, value] of Object.entries(wrong)) {
  refuses(
    `the control total of ${name} does not agree`,
    { extract: (extract) => Object.assign(totals(extract), { [name]: value }) },
    `datapackage.json::portal:totals.${name} R7`,
  )
}
