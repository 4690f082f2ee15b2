import { brokenExtracts, rowOf } from '#test/support/exchange/broken-extracts.ts'
import { fullDraft } from '#test/support/exchange/draft-extract.ts'

// R2 and the keys, over an extract of 220 accounts: two may be set aside, three are more than 1 %.
const { refuses, setsAside, accepts } = await brokenExtracts()
const account = (at: number) => `413${String(at).padStart(7, '0')}`
const foreign = '4140000005'

accepts('nothing is broken, in an increment', {})
accepts('nothing is broken, in a full extract', { kind: 'full' })

setsAside(
  'an entry comes twice',
  [account(5)],
  {
    draft: ({ tables }) => {
      const twin = structuredClone(tables.entries[10])
      if (twin) tables.entries.push({ ...twin, amount: '0.00', quantity: '', price: '' })
    },
  },
  'entries.csv:228:entry_id R2',
)

setsAside(
  'two accounts use one entry id',
  [account(5), account(6)],
  {
    draft: (draft) =>
      Object.assign(rowOf(draft, 'entries', 11), { entry_id: 'E-4130000005-2019-01-charge' }),
  },
  'entries.csv:13:entry_id R2',
)

setsAside(
  'an account comes twice',
  [account(7)],
  {
    kind: 'full',
    draft: ({ tables }) => tables.accounts.push(structuredClone(tables.accounts[6] ?? {})),
  },
  'accounts.csv:222:account_number R2',
)

setsAside(
  'a contract comes twice, for two accounts',
  [account(7), account(8)],
  {
    kind: 'full',
    draft: ({ tables }) => {
      const twin = structuredClone(tables.contracts[7])
      if (twin) tables.contracts.push({ ...twin, account_number: account(8) })
    },
  },
  'contracts.csv:223:contract_number R2',
  'contracts.csv:223:account_number R2',
)

setsAside(
  'a meter comes twice',
  [account(1)],
  {
    kind: 'full',
    draft: ({ tables }) => tables.meters.push(structuredClone(tables.meters[0] ?? {})),
  },
  'meters.csv:6:meter_id R2',
)

setsAside(
  'a reading comes twice',
  [account(1)],
  { draft: ({ tables }) => tables.readings.push(structuredClone(tables.readings[0] ?? {})) },
  'readings.csv:7:reading_id R2',
)

setsAside(
  'a balance comes twice',
  [account(5)],
  { draft: ({ tables }) => tables.balances.push(structuredClone(tables.balances[5] ?? {})) },
  'balances.csv:223:contract_number R2',
  'balances.csv:223:opening R3',
)

setsAside(
  'a receipt comes twice',
  [account(4)],
  {
    draft: ({ tables }) => tables.receipts.push(structuredClone(tables.receipts[3] ?? {})),
  },
  'receipts.csv:6:account_number R2',
  'receipts.csv:6:unique_number R2',
)

refuses(
  'a tariff row comes twice',
  {
    kind: 'full',
    draft: ({ tables }) => tables.tariffs.push(structuredClone(tables.tariffs[0] ?? {})),
  },
  'tariffs.csv:3:tariff_code R2',
)

refuses(
  'a tariff code belongs to another branch',
  {
    draft: ({ tables }) => {
      const other = structuredClone(fullDraft('milkovo', 1).tables.tariffs[0])
      if (other) tables.tariffs.push(other)
    },
  },
  'tariffs.csv:2:tariff_code R2',
)

setsAside(
  'an account says another branch than the extract',
  [account(9)],
  {
    kind: 'full',
    draft: (draft) => Object.assign(rowOf(draft, 'accounts', 8), { branch: 'milkovo' }),
  },
  'accounts.csv:10:branch R2',
)

setsAside(
  'an account of another branch is claimed as its own',
  [foreign],
  {
    draft: ({ tables }) => {
      const [moved] = fullDraft('milkovo', 5).tables.accounts.slice(-1)
      if (moved) tables.accounts.push({ ...moved, branch: 'elizovo' })
    },
  },
  'accounts.csv:2:account_number R2',
)

setsAside(
  'an entry goes to an account of another branch',
  [account(6), foreign],
  { draft: (draft) => Object.assign(rowOf(draft, 'entries', 11), { account_number: foreign }) },
  'entries.csv:13:account_number R2',
  'entries.csv:13:contract_number R2',
  'balances.csv:8:charged R3',
)

setsAside(
  'a balance and its entry are of an account nobody knows',
  [account(6), '4139999999'],
  {
    draft: (draft) => {
      Object.assign(rowOf(draft, 'entries', 11), { account_number: '4139999999' })
      Object.assign(rowOf(draft, 'balances', 6), { account_number: '4139999999' })
    },
  },
  'entries.csv:13:account_number R2',
  'entries.csv:13:contract_number R2',
  'balances.csv:8:account_number R2',
  'balances.csv:8:contract_number R2',
  'balances.csv:8:opening R3',
)

setsAside(
  'a receipt is of an account nobody knows',
  [account(4), '4139999999'],
  {
    draft: ({ tables, pdfs }) => {
      const row = tables.receipts[3]
      const file = 'receipts/4139999999-2019-01-1.pdf'
      pdfs[file] = pdfs[row?.file ?? ''] ?? Buffer.alloc(0)
      if (row) tables.receipts.push({ ...row, account_number: '4139999999', file })
    },
  },
  'receipts.csv:6:account_number R2',
  'receipts.csv:6:unique_number R2',
  'receipts.csv:6:opening R3',
  'receipts.csv:6:charged R3',
  'receipts.csv:6:paid R3',
  'receipts.csv:6:total_due R3',
)

setsAside(
  'a contract is of an account nobody knows',
  ['4139999999'],
  {
    draft: ({ tables }) => {
      const [contract] = fullDraft('elizovo', 1).tables.contracts
      const changed = { contract_number: 'E-NEW', account_number: '4139999999' }
      tables.contracts.push({ ...contract, ...changed })
    },
  },
  'contracts.csv:2:account_number R2',
)

setsAside(
  'a contract has a tariff nobody knows',
  [account(1)],
  {
    draft: ({ tables }) => {
      const [contract] = fullDraft('elizovo', 1).tables.contracts
      tables.contracts.push({ ...contract, tariff_code: 'EL-NONE' })
    },
  },
  'contracts.csv:2:tariff_code R2',
)

setsAside(
  'a contract moves to another account',
  [account(1), account(9)],
  {
    draft: ({ tables }) => {
      const [contract] = fullDraft('elizovo', 1).tables.contracts
      tables.contracts.push({ ...contract, account_number: account(9) })
    },
  },
  'contracts.csv:2:account_number R2',
  'entries.csv:2:contract_number R2',
  'entries.csv:3:contract_number R2',
  'balances.csv:2:contract_number R2',
)

setsAside(
  'a meter moves to the contract of another account',
  [account(1), account(9)],
  {
    draft: ({ tables }) => {
      const [meter] = fullDraft('elizovo', 1).tables.meters
      tables.meters.push({ ...meter, contract_number: `E-${account(9)}` })
    },
  },
  'meters.csv:2:contract_number R2',
)

setsAside(
  'an entry names a contract nobody knows',
  [account(6)],
  { draft: (draft) => Object.assign(rowOf(draft, 'entries', 11), { contract_number: 'E-NONE' }) },
  'entries.csv:13:contract_number R2',
  'balances.csv:8:charged R3',
)

setsAside(
  'an entry names the contract of another account',
  [account(6), account(7)],
  {
    draft: (draft) =>
      Object.assign(rowOf(draft, 'entries', 11), { contract_number: `E-${account(7)}` }),
  },
  'entries.csv:13:contract_number R2',
  'balances.csv:8:charged R3',
)

setsAside(
  'a balance names a contract nobody knows',
  [account(6)],
  {
    draft: (draft) => {
      Object.assign(rowOf(draft, 'entries', 11), { contract_number: 'E-NONE' })
      Object.assign(rowOf(draft, 'balances', 6), { contract_number: 'E-NONE' })
    },
  },
  'entries.csv:13:contract_number R2',
  'balances.csv:8:contract_number R2',
  'balances.csv:8:opening R3',
)

refuses(
  'a meter has a contract nobody knows',
  {
    draft: ({ tables }) => {
      const [meter] = fullDraft('elizovo', 1).tables.meters
      tables.meters.push({ ...meter, meter_id: 'M-NEW', contract_number: 'E-NONE' })
    },
  },
  'meters.csv:2:contract_number R2',
)

refuses(
  'a reading has a meter nobody knows',
  { draft: (draft) => Object.assign(rowOf(draft, 'readings', 0), { meter_id: 'M-NONE' }) },
  'readings.csv:2:meter_id R2',
)

setsAside(
  'a receipt has the unique number of another one in the extract',
  [account(1), account(2)],
  {
    draft: (draft) => {
      const { unique_number = '' } = rowOf(draft, 'receipts', 0)
      Object.assign(rowOf(draft, 'receipts', 1), { unique_number })
    },
  },
  'receipts.csv:3:unique_number R2',
)

setsAside(
  'a receipt has the unique number of an account of another branch',
  [account(1), '4140000001'],
  {
    draft: (draft) => {
      const [receipt] = fullDraft('milkovo', 1).tables.receipts
      Object.assign(rowOf(draft, 'receipts', 0), { unique_number: receipt?.unique_number })
    },
  },
  'receipts.csv:2:unique_number R2',
)

refuses(
  'three accounts of 220 are at fault, more than one in a hundred',
  {
    draft: (draft) => {
      for (const at of [10, 11, 12]) {
        Object.assign(rowOf(draft, 'entries', at), { contract_number: 'E-NONE' })
      }
    },
  },
  'datapackage.json:: limit',
  'entries.csv:12:contract_number R2',
  'entries.csv:13:contract_number R2',
  'entries.csv:14:contract_number R2',
  'balances.csv:7:charged R3',
  'balances.csv:8:charged R3',
  'balances.csv:9:charged R3',
)

accepts('a tariff of another branch is used', {
  draft: ({ tables }) => {
    const [contract] = fullDraft('elizovo', 1).tables.contracts
    tables.contracts.push({ ...contract, tariff_code: 'milkovo-E1' })
  },
})
