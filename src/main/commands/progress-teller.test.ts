import { deepEqual } from 'node:assert/strict'
import { test } from 'node:test'
import type { ImportProgress } from '#core/exchange/import-progress.ts'
import { progressTeller } from './progress-teller.ts'

const steps: ImportProgress[] = [
  { stage: 'reading', what: 'entries.csv', done: 10, total: 40 },
  { stage: 'reading', what: 'entries.csv', done: 10, total: 40 },
  { stage: 'reading', what: 'entries.csv', done: 40, total: 40 },
  { stage: 'checking' },
  { stage: 'files', done: 0, total: 0 },
]

function told(isTerminal: boolean): string[] {
  const lines: string[] = []
  const teller = progressTeller({ isTerminal, err: (text) => lines.push(text) })
  for (const step of steps) teller.tell(step)
  teller.clear()
  return lines
}

test('a person sees a bar that is drawn over itself and taken away', () => {
  const clear = '\r\u001b[K'
  deepEqual(told(true), [
    `${clear}${'█'.repeat(6)}${'░'.repeat(18)}  25 %  Чтение entries.csv`,
    `${clear}${'█'.repeat(24)} 100 %  Чтение entries.csv`,
    `${clear}Проверка правил …`,
    `${clear}Сохранение квитанций …`,
    clear,
  ])
})

test('a log gets one line for each stage', () => {
  deepEqual(told(false), [
    'Чтение entries.csv …\n',
    'Проверка правил …\n',
    'Сохранение квитанций …\n',
  ])
})
