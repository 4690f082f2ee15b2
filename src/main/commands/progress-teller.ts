import type { ImportProgress } from '#core/exchange/import-progress.ts'
import type { Terminal } from '../command.ts'

const stages: Readonly<Record<ImportProgress['stage'], string>> = {
  reading: 'Чтение',
  checking: 'Проверка правил',
  files: 'Сохранение квитанций',
  publishing: 'Публикация',
}

const barWidth = 24
const clearLine = '\r\u001b[K'

// Tells how far an import has come: on a terminal by a bar that is drawn over itself, elsewhere by
// one line for each stage.
export function progressTeller(terminal: Pick<Terminal, 'err' | 'isTerminal'>) {
  let last = ''
  return {
    tell: (progress: ImportProgress) => {
      const line = terminal.isTerminal ? barLine(progress) : stageName(progress)
      if (line === last) return
      last = line
      terminal.err(terminal.isTerminal ? `${clearLine}${line}` : `${line} …\n`)
    },
    // Takes the bar away, so that the report begins on a clean line.
    clear: () => {
      if (terminal.isTerminal && last !== '') terminal.err(clearLine)
      last = ''
    },
  }
}

function stageName({ stage, what }: ImportProgress): string {
  return what === undefined ? stages[stage] : `${stages[stage]} ${what}`
}

function barLine(progress: ImportProgress): string {
  const { done, total } = progress
  if (done === undefined || !total) return `${stageName(progress)} …`
  const share = Math.min(done / total, 1)
  const full = Math.round(share * barWidth)
  const bar = '█'.repeat(full) + '░'.repeat(barWidth - full)
  return `${bar} ${String(Math.floor(share * 100)).padStart(3)} %  ${stageName(progress)}`
}
