import type { BranchBooks } from './books-store.ts'
import type { Fault } from './fault.ts'
import { extractSentences } from './fault-sentences.ts'
import type { Manifest } from './reading/manifest.ts'

// The extracts of a branch come one after the other, without gaps: this one is the next, or the
// very same as one before, or it is refused.
export function judgeSequence(manifest: Manifest, books: BranchBooks): 'next' | 'same' | Fault {
  const { lastSequence, publishedManifest } = books
  if (manifest.sequence === lastSequence + 1) return 'next'
  if (publishedManifest?.equals(manifest.sha256)) return 'same'
  return {
    file: 'datapackage.json',
    line: null,
    column: 'portal:sequence',
    rule: 'package',
    value: String(manifest.sequence),
    account: null,
    message:
      manifest.sequence > lastSequence
        ? extractSentences.ahead(lastSequence)
        : extractSentences.behind(lastSequence),
  }
}
