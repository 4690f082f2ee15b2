import { type Html, html } from '#platform/html/html.ts'
import { routes } from '../routes.ts'
import type { Visit } from '../visit.ts'
import { formatDate } from '../words/format.ts'
import { frameWords } from '../words/frame.ts'
import { branchPhones } from './branch-phones.ts'
import { disclosure } from './disclosure.ts'
import { form } from './form.ts'
import { icon } from './icon.ts'
import { ridge } from './ridge.ts'
import { viewAddress, wayBack } from './way-back.ts'

// Only the utility and its phones.
export function phonesAlone({ services }: Visit): Html {
  return html`<footer>${ridge()}<div class="land"><div>
<p class="owner"><b>${services.utility.name}</b></p>${branchPhones(services.utility)}
</div></div></footer>`
}

// The utility, its phones, the language and the view; on paper only the utility's name and the
// date.
export function pageFooter(visit: Visit): Html {
  const { language, services } = visit
  const words = frameWords[language]
  const other = language === 'ru' ? 'en' : 'ru'
  const next = wayBack(visit)
  const from = next !== undefined && html`<input type="hidden" name="next" value="${next}">`
  const switching = html`${from}
<button class="link" name="language" value="${other}" lang="${other}">
${icon('language')}${words.otherLanguage}</button>`
  return html`<footer>${ridge()}<div class="land"><div>
<p class="owner"><b>${services.utility.name}</b></p>
<ul class="offers">
<li><a href="${viewAddress(visit)}">${icon('eye')}${words.accessibility}</a></li>
<li>${form(visit, { action: routes.language, body: switching, kind: 'inline' })}</li>
<li><a href="${routes.check}">${words.checkReceipt}</a></li>
<li><a href="${routes.personalData}">${words.personalData}</a></li>
</ul>
${disclosure(words.phones, branchPhones(services.utility))}
<p class="on-paper">${words.printed(formatDate(language, visit.today))}</p>
</div></div></footer>`
}
