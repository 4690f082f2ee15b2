import { equal } from 'node:assert/strict'
import { test } from 'node:test'
import type { Fault } from './fault.ts'
import type { Report } from './report.ts'
import { reportText } from './report-text.ts'

const extract = {
  name: 'elizovo-0002',
  branch: 'elizovo',
  sequence: 2,
  kind: 'increment',
  calculatedAt: Temporal.Instant.from('2019-02-01T06:29:00+12:00'),
  rows: { entries: 15, balances: 7 },
} as const
const fault: Fault = {
  file: 'entries.csv',
  line: 12,
  column: 'amount',
  rule: 'R4',
  value: '48.61',
  account: '4130000006',
  message: 'Объём × цена = 48.62. Исправьте сумму.',
}
const report = (change: Partial<Report>): Report => ({
  verdict: 'accept',
  accounts: [],
  faults: 0,
  kept: [],
  noted: 0,
  notes: [],
  unchanged: false,
  dryRun: false,
  extract,
  ...change,
})
const head = `Выгрузка elizovo-0002: отделение elizovo, № 2, прирост, \
расчёт 2019-02-01T06:29:00+12:00
Строк: entries 15, balances 7
`
const text = (change: Partial<Report>) => reportText(report(change), 'Asia/Kamchatka')

test('an extract that is taken whole is told in three lines', () => {
  equal(text({}), `${head}\nВыгрузка опубликована целиком. Следующая: № 3.\n`)
})

test('each fault stands with its place, rule, value and account, and with what to do', () => {
  const told = text({
    verdict: 'set-aside',
    accounts: ['4130000006'],
    faults: 1_200,
    kept: [fault, { ...fault, line: null, column: null, value: null, account: null }],
  })
  equal(
    told,
    `${head}
entries.csv:12:amount [R4] «48.61», счёт 4130000006
    Объём × цена = 48.62. Исправьте сумму.
entries.csv [R4]
    Объём × цена = 48.62. Исправьте сумму.

Ошибок: 1200; показаны первые 2, ещё 1198 только посчитаны
Отложены счета (1): 4130000006
Выгрузка опубликована, кроме отложенных счетов: они показывают прежние данные, пока их \
пропущенные строки не придут снова. Следующая: № 3.
`,
  )
})

test('what is to be looked at stands by itself, and hinders nothing', () => {
  const { rule: _rule, ...note } = { ...fault, file: 'readings.csv', column: 'portal_reading_id' }
  equal(
    text({ noted: 1_200, notes: [{ ...note, value: 'a-1', message: 'Ни на что не отвечает.' }] }),
    `${head}
readings.csv:12:portal_reading_id «a-1», счёт 4130000006
    Ни на что не отвечает.

Замечаний: 1200; показаны первые 1. Эти строки ошибками не считаются.
Выгрузка опубликована целиком. Следующая: № 3.
`,
  )
})

test('a refusal, a repetition and a dry run say that nothing changed', () => {
  const last = (change: Partial<Report>) => text(change).trimEnd().split('\n').at(-1)
  equal(
    last({ verdict: 'refuse', faults: 1, kept: [fault] }),
    'Выгрузка не принята. Ничего не изменено.',
  )
  equal(last({ unchanged: true }), 'Эта выгрузка уже опубликована. Ничего не изменено.')
  equal(
    text({ unchanged: true, stillAside: ['4130000006'] }),
    `${head}
Остаются отложенными счета (1): 4130000006
Эта выгрузка уже опубликована. Ничего не изменено. Пропущенные строки отложенных счетов передайте \
в следующей выгрузке отделения.
`,
  )
  equal(
    last({ dryRun: true }),
    'Проверка пройдена: выгрузка будет принята целиком. Ничего не изменено.',
  )
  equal(
    last({ dryRun: true, verdict: 'set-aside', accounts: ['4130000006'] }),
    'Проверка пройдена с ошибками: остальное будет принято. Ничего не изменено.',
  )
})

test('a package that could not be understood has no head', () => {
  const { extract: _extract, ...unread } = report({ verdict: 'refuse' })
  equal(reportText(unread, 'UTC'), 'Выгрузка не принята. Ничего не изменено.\n')
})
