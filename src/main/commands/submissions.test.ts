import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import type { CalendarDate } from '#base/calendar-date.ts'
import type { AccountNumber } from '#base/ids.ts'
import type { OpenReading } from '#core/exchange/returns/open-readings-store.ts'
import { readArguments, submissionsCommand } from './submissions.ts'
import { openReadingsJson, openReadingsText } from './submissions-text.ts'

const doubted: OpenReading = {
  branch: 'elizovo',
  accountNumber: '4130000001' as AccountNumber,
  submission: 3,
  meterId: 'M-1',
  serialNumber: '15107039',
  zone: 'T1',
  zones: 2,
  value: '900.50',
  takenOn: '2019-01-22' as CalendarDate,
  submittedAt: Temporal.Instant.from('2019-01-21T22:00:00Z'),
  doubts: ['lower'],
  returnSequence: null,
  handedOverAt: null,
  overdue: false,
}
const silent: OpenReading = {
  ...doubted,
  zone: 'T0',
  zones: 1,
  doubts: [],
  returnSequence: 7,
  handedOverAt: Temporal.Instant.from('2019-01-22T14:30:00Z'),
  overdue: true,
}

test('each reading is told with everything it is found by, and why', () => {
  equal(openReadingsText([], 'Asia/Kamchatka'), 'Смотреть нечего.\n')
  const head = 'elizovo  счёт 4130000001  передача № 3  прибор M-1 (заводской № 15107039)  '
  const tail = '900.50  снято 2019-01-22  поступило 2019-01-22T10:00:00+12:00'
  equal(
    openReadingsText([doubted, silent], 'Asia/Kamchatka'),
    `${head}День  ${tail}
    подтверждено потребителем: меньше прежнего
${head}${tail}
    биллинг не ответил; передано 2019-01-23 в пакете № 7

Всего: 2
`,
  )
})

test('a program gets the same in billing’s own codes', () => {
  const reading = {
    branch: 'elizovo',
    account_number: '4130000001',
    submission: 3,
    meter_id: 'M-1',
    serial_number: '15107039',
    value: '900.50',
    taken_on: '2019-01-22',
    submitted_at: '2019-01-22T10:00:00+12:00',
  }
  deepEqual(openReadingsJson([doubted, silent], 'Asia/Kamchatka'), [
    {
      ...reading,
      zone: 'T1',
      zone_name: 'День',
      doubts: ['lower'],
      unanswered: false,
      return: null,
      handed_over_at: null,
    },
    {
      ...reading,
      zone: 'T0',
      zone_name: '',
      doubts: [],
      unanswered: true,
      return: 7,
      handed_over_at: '2019-01-23T02:30:00+12:00',
    },
  ])
})

test('without a kind both are asked for, and a slip of the keyboard ends with 2', async () => {
  const asked = (line: string) => readArguments(line.split(' ').filter(Boolean))
  const both = { doubted: true, unanswered: true, branch: undefined, json: false }
  deepEqual(asked(''), both)
  deepEqual(asked('--branch elizovo --json'), { ...both, branch: 'elizovo', json: true })
  deepEqual(asked('--doubts'), { ...both, unanswered: false })
  deepEqual(asked('--unanswered'), { ...both, doubted: false })
  for (const line of ['elizovo', '--branch', '--branch --json', '--all']) {
    equal(asked(line), undefined, line)
  }
  const told: string[] = []
  const stopped = Promise.resolve()
  const err = (text: string) => void told.push(text)
  const terminal = { out: () => {}, err, isTerminal: false, stopped }
  equal(await submissionsCommand.run(['x'], {} as never, terminal), 2)
  deepEqual(told, [
    'Usage: kabinet submissions [--unanswered] [--doubts] [--branch <code>] [--json]\n',
  ])
})
