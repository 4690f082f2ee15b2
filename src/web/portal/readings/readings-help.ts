import { type Html, html } from '#platform/html/html.ts'
import { branchPhones } from '../../parts/branch-phones.ts'
import { href, routes } from '../../routes.ts'
import type { AccountVisit } from '../../visit.ts'
import { accountWords } from '../../words/account.ts'
import { readingsWords } from '../../words/readings.ts'
import { submissionsWords } from '../../words/submissions.ts'

// Beside the pages about readings: what was sent before, how a meter is read, whom to call.
export function readingsHelp({ language, services, viewed }: AccountVisit, branch: string): Html {
  const words = readingsWords[language]
  const { utility } = services
  const branches = utility.branches.filter(({ code }) => code === branch)
  const history = href(routes.readings.index, { account: viewed.linkId })
  return html`<p><a href="${history}">${submissionsWords[language].history}</a></p>
<h2>${words.howTitle}</h2>
<ul>${words.how.map((line) => html`<li>${line}</li>`)}</ul>
<h2>${accountWords[language].help}</h2>
${branchPhones({ ...utility, branches })}`
}
