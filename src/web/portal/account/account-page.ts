import type { Account } from '#core/customers/account.ts'
import { meterRefusal } from '#core/metering/meter-refusal.ts'
import { meterLines } from '#core/metering/replacements.ts'
import { type Html, html } from '#platform/html/html.ts'
import { accountName } from '../../parts/account-name.ts'
import { balance } from '../../parts/balance.ts'
import { branchPhones } from '../../parts/branch-phones.ts'
import { figuresAsOf } from '../../parts/figures-as-of.ts'
import { layout } from '../../parts/layout.ts'
import { linkList } from '../../parts/link-list.ts'
import { href, routes } from '../../routes.ts'
import type { AccountVisit } from '../../visit.ts'
import { accountWords } from '../../words/account.ts'
import { billingWords } from '../../words/billing.ts'
import { frameWords } from '../../words/frame.ts'
import { accountFacts } from './account-facts.ts'
import { contractBlock } from './contract-block.ts'
import { meterBlock } from './meter-block.ts'
import { owedList } from './owed-list.ts'

// One account: what is owed and for what, the ways on, meters, contracts, and what is known of it.
export function accountPage(visit: AccountVisit, account: Account): Html {
  const { language } = visit
  const words = accountWords[language]
  const meters = meterLines(account.meters)
  return layout(visit, {
    title: accountName(account),
    lede: billingWords[language].account(account.accountNumber),
    back: { href: routes.summary, text: frameWords[language].home },
    body: html`<p class="stands">${balance(language, account.balance)}</p>
${figuresAsOf(visit, account)}
${owedList(visit, account)}
${ways(visit, account)}
<h2>${words.meters}</h2>
${meters.length === 0 && html`<p>${words.noMeters}</p>`}
${meters.map((line) => meterBlock(visit, line))}
<h2>${words.contracts}</h2>
${account.contracts.map((contract) => contractBlock(visit, account, contract))}`,
    aside: beside(visit, account),
  })
}

function ways(visit: AccountVisit, account: Account): Html {
  const { linkId } = account
  const words = accountWords[visit.language]
  // Whether the form for readings would have a field.
  const takes = account.meters.some((meter) => meterRefusal(meter, visit.today) === undefined)
  return linkList([
    {
      href: href(takes ? routes.readings.new : routes.readings.index, { account: linkId }),
      text: takes ? words.readings : words.sentReadings,
      note: takes ? words.readingsNote : words.notNeeded,
      icon: 'meter',
    },
    {
      href: href(routes.receipts.index, { account: linkId }),
      text: words.receipts,
      note: words.receiptsNote,
      icon: 'receipt',
    },
    {
      href: href(routes.ledger.show, { account: linkId }),
      text: words.ledger,
      note: words.ledgerNote,
      icon: 'ledger',
    },
  ])
}

function beside(visit: AccountVisit, account: Account): Html {
  const { language, services } = visit
  const { linkId, branch } = account
  const words = accountWords[language]
  const { utility } = services
  const branches = utility.branches.filter((one) => one.code === branch)
  const manage = [
    [routes.accounts.name, words.rename],
    [routes.accounts.viewers, words.viewers],
    [routes.accounts.removal, words.remove],
  ] as const
  return html`<section class="told"><h2>${words.about}</h2>
${accountFacts(visit, account)}</section>
<h2>${words.manage}</h2>
<ul class="plain">${manage.map(
    ([path, text]) => html`<li><a href="${href(path, { account: linkId })}">${text}</a></li>`,
  )}</ul>
<h2>${words.help}</h2>
${branchPhones({ ...utility, branches })}`
}
