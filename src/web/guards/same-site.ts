import type { IncomingHttpHeaders } from 'node:http'

// Whether a request that changes something was made by our own page (ASVS 3.5.1). `none` is a
// person reloading a page. A browser too old to say where a request comes from sends at least an
// origin; one that says neither still has to carry the token.
export function isFromOwnSite(headers: IncomingHttpHeaders, publicOrigin: string): boolean {
  const site = headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin' || site === 'none'
  return headers.origin === undefined || headers.origin === publicOrigin
}
