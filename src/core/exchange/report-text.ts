import { instantText } from '#base/instant.ts'
import type { Fault } from './fault.ts'
import type { ExtractSummary, Note, Report } from './report.ts'

// The report as a billing engineer reads it on a terminal: what became of the extract, what to mend
// and where, and what to do next. In Russian, as the sentences of the faults.
export function reportText(report: Report, timeZone: string): string {
  return [
    ...headOf(report, timeZone),
    ...report.kept.flatMap(faultLines),
    ...restOf(report),
    ...noteLines(report),
    ...asideLines(report),
    verdictLine(report),
    '',
  ].join('\n')
}

function headOf({ extract }: Report, timeZone: string): string[] {
  if (!extract) return []
  const kind = extract.kind === 'full' ? 'полная' : 'прирост'
  const calculated = instantText(extract.calculatedAt, timeZone)
  return [
    `Выгрузка ${extract.name}: отделение ${extract.branch}, № ${extract.sequence}, ${kind}, ` +
      `расчёт ${calculated}`,
    `Строк: ${rowsOf(extract)}`,
    '',
  ]
}

function rowsOf({ rows }: ExtractSummary): string {
  const told = Object.entries(rows).map(([table, count]) => `${table} ${count}`)
  return told.length > 0 ? told.join(', ') : 'нет таблиц'
}

// The place stands first and whole, so that an editor can jump to it.
function faultLines({ rule, ...fault }: Fault): string[] {
  return linesAt(fault, ` [${rule}]`)
}

function linesAt({ file, line, column, value, account, message }: Note, rule: string): string[] {
  const place = [file, line, column].filter((part) => part !== null).join(':')
  const stood = value === null ? '' : ` «${value}»`
  const whose = account === null ? '' : `, счёт ${account}`
  return [`${place}${rule}${stood}${whose}`, `    ${message}`]
}

function restOf({ faults, kept }: Report): string[] {
  const rest = faults - kept.length
  if (faults === 0) return []
  return rest === 0
    ? ['', `Ошибок: ${faults}`]
    : ['', `Ошибок: ${faults}; показаны первые ${kept.length}, ещё ${rest} только посчитаны`]
}

// Rows that are taken, and do not do what they were sent for.
function noteLines({ faults, noted, notes }: Report): string[] {
  if (noted === 0) return []
  const rest = noted > notes.length ? `; показаны первые ${notes.length}` : ''
  return [
    ...(faults > 0 ? [''] : []),
    ...notes.flatMap((note) => linesAt(note, '')),
    '',
    `Замечаний: ${noted}${rest}. Эти строки ошибками не считаются.`,
  ]
}

function asideLines({ accounts, stillAside = [], dryRun }: Report): string[] {
  if (stillAside.length > 0) {
    return [`Остаются отложенными счета (${stillAside.length}): ${stillAside.join(', ')}`]
  }
  if (accounts.length === 0) return []
  const aside = dryRun ? 'Были бы отложены счета' : 'Отложены счета'
  return [`${aside} (${accounts.length}): ${accounts.join(', ')}`]
}

function verdictLine({ verdict, unchanged, stillAside, dryRun, extract }: Report): string {
  if (unchanged) {
    const known = 'Эта выгрузка уже опубликована. Ничего не изменено.'
    return stillAside?.length
      ? `${known} Пропущенные строки отложенных счетов передайте в следующей выгрузке отделения.`
      : known
  }
  if (verdict === 'refuse') return 'Выгрузка не принята. Ничего не изменено.'
  if (dryRun) {
    return verdict === 'accept'
      ? 'Проверка пройдена: выгрузка будет принята целиком. Ничего не изменено.'
      : 'Проверка пройдена с ошибками: остальное будет принято. Ничего не изменено.'
  }
  const next = (extract?.sequence ?? 0) + 1
  return verdict === 'accept'
    ? `Выгрузка опубликована целиком. Следующая: № ${next}.`
    : 'Выгрузка опубликована, кроме отложенных счетов: они показывают прежние данные, пока их ' +
        `пропущенные строки не придут снова. Следующая: № ${next}.`
}
