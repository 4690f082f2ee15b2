import type { Account } from '#core/customers/account.ts'
import type { Html } from '#platform/html/html.ts'
import { addressText } from '../../parts/address-text.ts'
import { date } from '../../parts/date.ts'
import { definitionList } from '../../parts/definition-list.ts'
import type { AccountVisit } from '../../visit.ts'
import { accountWords } from '../../words/account.ts'
import { formatNumber } from '../../words/format.ts'

// Everything else billing knows of the account; what it does not know is left out.
export function accountFacts({ language, services }: AccountVisit, account: Account): Html {
  const words = accountWords[language]
  const { areaM2, residents, unifiedNumber, closedOn } = account
  const branch = services.utility.branches.find((one) => one.code === account.branch)
  return definitionList([
    { term: words.holder, value: account.holderName },
    { term: words.address, value: addressText(account.address) },
    ...(areaM2
      ? [{ term: words.area, value: `${formatNumber(language, areaM2)} ${words.squareMetres}` }]
      : []),
    ...(residents === null ? [] : [{ term: words.residents, value: words.people(residents) }]),
    ...(unifiedNumber
      ? [{ term: words.unifiedNumber, value: unifiedNumber, note: words.unifiedNote }]
      : []),
    { term: words.opened, value: date(language, account.openedOn) },
    ...(closedOn ? [{ term: words.closed, value: date(language, closedOn) }] : []),
    ...(branch ? [{ term: words.branch, value: branch.name }] : []),
  ])
}
