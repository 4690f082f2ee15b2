import { remembered } from '../remembered.ts'

// The browser and system of a `User-Agent`, in names people know: «Firefox, Windows». Only known
// names come out, so nothing a client makes up is kept or shown.
export function deviceOf(userAgent: string | undefined): string {
  return userAgent === undefined ? UNKNOWN : known(userAgent)
}

const UNKNOWN = 'Browser'

const known = remembered(500, (userAgent) => {
  const system = nameIn(systems, userAgent)
  const browser = nameIn(browsers, userAgent) ?? UNKNOWN
  return system === undefined ? browser : `${browser}, ${system}`
})

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
