import type { AccountSummary } from '#core/customers/show-summary.ts'
import { type Html, html } from '#platform/html/html.ts'
import { branchPhones } from '../../parts/branch-phones.ts'
import { routes } from '../../routes.ts'
import type { CustomerVisit } from '../../visit.ts'
import { summaryWords } from '../../words/summary.ts'

// Who helps: the phones of the branches these accounts belong to.
export function helpWith(
  { language, services }: CustomerVisit,
  accounts: readonly AccountSummary[],
): Html {
  const words = summaryWords[language]
  const theirs = new Set(accounts.map((account) => account.branch))
  const { utility } = services
  const branches = utility.branches.filter((branch) => theirs.has(branch.code))
  return html`<h2>${words.help}</h2>
<p>${words.helpText}</p>
${branchPhones({ ...utility, branches })}
<p><a href="${routes.accounts.index}">${words.manage}</a></p>`
}
