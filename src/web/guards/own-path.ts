// A path of this site to go back to, as a form or an address carried it; undefined for anything
// that a browser could take for another site.
export function ownPath(text: string | undefined): string | undefined {
  if (text === undefined || text.length > LONGEST || !OWN_PATH.test(text)) return undefined
  // Written as a browser would write it: no `..` that hides a second slash.
  return URL.parse(text, NOWHERE)?.href === NOWHERE + text ? text : undefined
}

const LONGEST = 500
const NOWHERE = 'https://nowhere.invalid'
// One slash, then no second one and no backslash, which browsers read as a slash; printable
// ASCII without the sign of a fragment.
const OWN_PATH = /^\/(?![/\\])[!"$-~]*$/
