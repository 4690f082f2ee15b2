import type { Tx } from '#platform/postgres/database.ts'
import { mostKept } from './fault-log.ts'
import { excerpt } from './reading/excerpt.ts'
import type { Manifest } from './reading/manifest.ts'
import { nothingNoted, type Report } from './report.ts'
import {
  firstStrayAnswers,
  gatherStrayAnswers,
  type StrayAnswer,
} from './rules/stray-answers-store.ts'

// Answers of billing that reach no reading a customer sent. The rows are billing's own and are
// taken; but the reading they were meant for stays unanswered, so they are told.
export async function tellStrayAnswers(
  tx: Tx,
  manifest: Manifest,
): Promise<Pick<Report, 'noted' | 'notes'>> {
  const noted = await gatherStrayAnswers(tx)
  if (noted === 0) return nothingNoted
  const file = manifest.tables.find(({ name }) => name === 'readings')?.path ?? 'readings.csv'
  const first = await firstStrayAnswers(tx, mostKept)
  const notes = first.map((answer) => ({
    file,
    line: answer.line,
    column: 'portal_reading_id',
    value: excerpt(answer.value),
    account: answer.account,
    message: sentences[answer.kind](answer),
  }))
  return { noted, notes }
}

const sentences: Readonly<Record<StrayAnswer['kind'], (answer: StrayAnswer) => string>> = {
  'no-uuid': () =>
    'Это не номер показания из кабинета: он имеет вид UUID. Строка ни на что не отвечает: ' +
    'передайте ответ новой строкой с номером из пакета кабинета.',
  unknown: () =>
    'Показания с таким номером кабинет не передавал. Строка ни на что не отвечает: ' +
    'передайте ответ новой строкой с номером из пакета кабинета.',
  'of-another': ({ detail }) =>
    `Под этим номером передано показание другого счёта, прибора или зоны: ${detail}. Строка ` +
    'ни на что не отвечает: передайте ответ новой строкой с её номером.',
  'not-handed-over': () =>
    'Показание с этим номером ещё не вошло ни в один пакет. Ответ принят; ' +
    'проверьте, откуда взят номер.',
}
