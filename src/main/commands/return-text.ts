import { isRefused } from '#base/outcome.ts'
import type { HandOverOutcome } from '#core/exchange/returns/hand-over.ts'
import type { ReturnOccupied, WrittenReturn } from '#core/exchange/returns/write-return.ts'
import type { writeReturnAgain } from '#core/exchange/returns/write-return-again.ts'
import { diskFailure } from './disk-failure.ts'

// What the engineer reads on a terminal: what was handed over, and what to do when it was not. In
// Russian, as the report on an extract.
export function handedOverText(outcome: HandOverOutcome, folder: string): string {
  const lines = outcome.packages.map(
    (one) => `${writtenLine(one)}${one.earlier ? ' Он был составлен раньше, но не записан.' : ''}`,
  )
  if (outcome.refused === 'no-folder') lines.push(noFolder(folder))
  else if (outcome.refused === 'occupied') lines.push(occupied(outcome))
  else if (lines.length === 0) lines.push('Передавать нечего: новых показаний нет.')
  return ended(lines)
}

export function againText(
  outcome: Awaited<ReturnType<typeof writeReturnAgain>>,
  folder: string,
  sequence: number,
): string {
  if (!isRefused(outcome)) return ended([writtenLine(outcome)])
  switch (outcome.refused) {
    case 'no-folder':
      return ended([noFolder(folder)])
    case 'occupied':
      return ended([occupied(outcome)])
    case 'no-such-return':
      return ended([
        outcome.last === 0
          ? `Пакета № ${sequence} нет: ещё ни одного не составлено.`
          : `Пакета № ${sequence} нет: последний составленный — № ${outcome.last}.`,
      ])
  }
}

// Undefined for what is no failure of the folder.
export function notWrittenText(fault: unknown, folder: string): string | undefined {
  const why = diskFailure(fault)
  if (why === undefined) return undefined
  return ended([
    `Записать в папку ${folder} не удалось: ${why}.`,
    'Показания не потеряны: составленный пакет хранится в базе. Устраните причину и повторите ту ' +
      'же команду.',
  ])
}

function writtenLine({ sequence, readings, payments, path }: WrittenReturn): string {
  return `Пакет № ${sequence} записан: показаний ${readings}, оплат ${payments}, папка ${path}.`
}

function noFolder(folder: string): string {
  return (
    `Папки ${folder} нет. Создайте её или проверьте, подключён ли диск, и повторите команду. ` +
    'Ничего не изменено.'
  )
}

function occupied({ sequence, path, differs }: ReturnOccupied): string {
  const where = differs === '' ? '' : ` (отличается ${differs})`
  return (
    `Пакет № ${sequence} не записан: под именем ${path} уже лежит другое${where}. Перенесите это ` +
    'и повторите команду: пакет хранится в базе.'
  )
}

function ended(lines: readonly string[]): string {
  return `${lines.join('\n')}\n`
}
