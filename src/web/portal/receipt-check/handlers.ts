import { isRefused, unreachable } from '#base/outcome.ts'
import { checkCopy } from '#core/receipts/check-copy.ts'
import { keptFrom } from '../../guards/kept-form.ts'
import { page, pageForLater, type Reply } from '../../reply.ts'
import type { Visit } from '../../visit.ts'
import { parseCheckForm } from './check-form.ts'
import { checkPage } from './check-page.ts'
import { differsPage, genuinePage, tooManyPage } from './verdict-pages.ts'

export function show(visit: Visit): Reply {
  return page(checkPage(visit))
}

export async function create(visit: Visit): Promise<Reply> {
  const sha256 = parseCheckForm(visit)
  if (sha256 === undefined) return page(checkPage(visit, 'missing'), 422)
  const checked = await checkCopy(visit.services, visit, sha256)
  if (!isRefused(checked)) return page(genuinePage(visit, checked.period))
  switch (checked.refused) {
    case 'not-ours':
      return page(differsPage(visit))
    case 'too-many-tries': {
      const { retryAfterSeconds } = checked
      // The hash alone is kept: it is all that a check needs of a file.
      const kept = keptFrom({
        ...visit,
        uploadSha256: undefined,
        form: { sha256: sha256.toString('hex') },
      })
      const later = tooManyPage(visit, retryAfterSeconds, kept)
      return pageForLater(later, 429, retryAfterSeconds)
    }
    default:
      return unreachable(checked)
  }
}
