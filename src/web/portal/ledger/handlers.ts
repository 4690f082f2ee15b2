import { exportLedger } from '#core/ledger/export-ledger.ts'
import { showLedger } from '#core/ledger/show-ledger.ts'
import { page, type Reply } from '../../reply.ts'
import type { AccountVisit } from '../../visit.ts'
import { ledgerWords } from '../../words/ledger.ts'
import { notFound } from '../frame/failures.ts'
import { parseFilter } from './filter-form.ts'
import { ledgerCsv } from './ledger-csv.ts'
import { ledgerPage } from './ledger-page.ts'
import { ledgerXlsx } from './ledger-xlsx.ts'

export async function show(visit: AccountVisit): Promise<Reply> {
  const choice = parseFilter(visit.query)
  const ledger = await showLedger(visit.services, visit.viewed, choice.range, choice.filter)
  return ledger === undefined ? notFound(visit) : page(ledgerPage(visit, ledger, choice))
}

export async function downloadCsv(visit: AccountVisit): Promise<Reply> {
  const ledger = await exported(visit, 'csv')
  if (ledger === undefined) return notFound(visit)
  return {
    kind: 'file',
    body: ledgerCsv(visit.language, ledger),
    contentType: 'text/csv; charset=utf-8',
    downloadName: fileName(visit, 'csv'),
  }
}

export async function downloadXlsx(visit: AccountVisit): Promise<Reply> {
  const ledger = await exported(visit, 'xlsx')
  if (ledger === undefined) return notFound(visit)
  return {
    kind: 'file',
    body: await ledgerXlsx(visit.language, ledger),
    contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    downloadName: fileName(visit, 'xlsx'),
  }
}

function exported({ services, viewed, query, ...origin }: AccountVisit, format: 'csv' | 'xlsx') {
  const { range, filter } = parseFilter(query)
  return exportLedger(services, origin, viewed, range, filter, format)
}

// A list of downloads is seen by others: the end of the number is enough to tell accounts apart.
function fileName({ language, viewed }: AccountVisit, format: 'csv' | 'xlsx'): string {
  return `${ledgerWords[language].file(viewed.accountNumber.slice(-4))}.${format}`
}
