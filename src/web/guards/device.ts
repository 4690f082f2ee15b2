// The browser and system of a `User-Agent`, in names people know: «Firefox, Windows». Only known names
// come out, so nothing a client sends is kept or shown.
export function deviceOf(userAgent: string | undefined): string {
  if (userAgent === undefined) return 'Browser'
  const known = remembered.get(userAgent)
  if (known !== undefined) return known
  const names = [nameIn(browsers, userAgent) ?? 'Browser', nameIn(systems, userAgent)]
  const device = names.filter((name) => name !== undefined).join(', ')
  if (remembered.size >= MOST_REMEMBERED) remembered.clear()
  if (userAgent.length <= LONGEST_REMEMBERED) remembered.set(userAgent, device)
  return device
}

const MOST_REMEMBERED = 500
const LONGEST_REMEMBERED = 400
const remembered = new Map<string, string>()

// In this order: the later ones also stand in the names of the earlier.
const browsers: readonly [sign: string, name: string][] = [
  ['YaBrowser/', 'Яндекс Браузер'],
  ['YaSearchBrowser/', 'Яндекс'],
  ['OPR/', 'Opera'],
  ['Edg', 'Edge'],
  ['SamsungBrowser/', 'Samsung Internet'],
  ['Firefox/', 'Firefox'],
  ['FxiOS/', 'Firefox'],
  ['CriOS/', 'Chrome'],
  ['Chrome/', 'Chrome'],
  ['Safari/', 'Safari'],
]

const systems: readonly [sign: string, name: string][] = [
  ['Android', 'Android'],
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['Windows', 'Windows'],
  ['Mac OS X', 'macOS'],
  ['CrOS', 'ChromeOS'],
  ['Linux', 'Linux'],
]

function nameIn(names: readonly [string, string][], userAgent: string): string | undefined {
  return names.find(([sign]) => userAgent.includes(sign))?.[1]
}
