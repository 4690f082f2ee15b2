import { createHash } from 'node:crypto'
import { assets } from './catalogue.ts'
import { joinedScript } from './joined-script.ts'

const worker = new URL('../worker/', import.meta.url)

// The worker's script, told which files the offline page needs: stylesheet, faces, mark, islands
// and what those import. Any change of these or of the pages is another version, which the browser
// notices by itself.
export function offlineScript(islands: readonly string[], pages: readonly string[]): string {
  const source = joinedScript(worker, 'service-worker.ts')
  const files = neededFiles(islands)
  const hash = createHash('sha256').update(JSON.stringify([source, files, pages]))
  const version = hash.digest('base64url').slice(0, 10)
  const told = `const assets = ${JSON.stringify(files)}\nconst version = '${version}'\n`
  return `${told}${source}`
}

function neededFiles(islands: readonly string[]): readonly string[] {
  const found = new Set<string>()
  for (const [name, { href }] of assets()) if (/\.(css|woff2|svg)$/.test(name)) found.add(href)
  const byHref = new Map([...assets().values()].map((asset) => [asset.href, asset]))
  const follow = (href: string) => {
    if (found.has(href)) return
    found.add(href)
    const script = byHref.get(href)?.body.toString() ?? ''
    for (const [, other = ''] of script.matchAll(/\bfrom '(\/assets\/[^']+)'/g)) follow(other)
  }
  for (const island of islands) follow(assets().get(`${island}.js`)?.href ?? '')
  return [...found].sort()
}
