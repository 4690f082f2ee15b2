import type { IncomingHttpHeaders } from 'node:http'

// Whether a request that changes something was made by our own page (ASVS 3.5.1). One that says
// nothing of it still has to carry the token.
export function isFromOwnSite(headers: IncomingHttpHeaders, publicOrigin: string): boolean {
  return saysOwnSite(headers, publicOrigin) ?? true
}

// What the browser itself says of that. `none` is a person reloading a page. A browser too old to
// say where a request comes from sends at least an origin; undefined when it says neither.
export function saysOwnSite(
  headers: IncomingHttpHeaders,
  publicOrigin: string,
): boolean | undefined {
  const site = headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin' || site === 'none'
  return headers.origin === undefined ? undefined : headers.origin === publicOrigin
}
