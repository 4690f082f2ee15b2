import { equal } from 'node:assert/strict'
import { test } from 'node:test'
import { showCommand, stateText } from './show.ts'

test('the state of an account is told for the eye', () => {
  const state = {
    asOf: '2019-02-01T06:29:00+12:00',
    contracts: { 'E-1': { service: 'electricity', balance: '48.62', state: 'debt' as const } },
    totalDue: '48.62',
    readings: { 'M-1': { T0: { value: '1200.5', taken_on: '2019-01-20', source: 'customer' } } },
    entries: { '2019-01': { count: 2, sum: '0.00' } },
    receipts: [{ period: '2019-01', revision: 1, total_due: '48.62', sha256: 'ab12' }],
  }
  equal(
    stateText('4130000001', state),
    `Счёт 4130000001 на 2019-02-01T06:29:00+12:00
К оплате: 48.62
Договоры:
  E-1  electricity  48.62  debt
Последние показания:
  M-1  T0  1200.5  2019-01-20  customer
Лицевая карта по периодам (записей, сумма):
  2019-01  2  0.00
Квитанции (период, редакция, к оплате, SHA-256):
  2019-01  1  48.62  ab12
`,
  )
})

test('without an account number, or with two, the command says how it is used', async () => {
  for (const args of [[], ['--json'], ['1', '2'], ['4130000001', '--yaml']]) {
    let told = ''
    const terminal = {
      out: () => {},
      err: (text: string) => {
        told += text
      },
      isTerminal: false,
      stopped: Promise.resolve(),
    }
    equal(await showCommand.run(args, {} as never, terminal), 2)
    equal(told, 'Usage: kabinet show <account_number> [--json]\n')
  }
})
