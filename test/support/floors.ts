// The map of rooms and the ways between them: ARCHITECTURE.md draws the same.
const ways: Readonly<Record<string, readonly string[]>> = {
  base: [],
  platform: ['base'],
  'core/audit': ['base', 'platform'],
  'core/notices': ['base', 'platform'],
  'core/customers': ['base', 'platform', 'core/audit', 'core/notices'],
  'core/identity': ['base', 'platform', 'core/audit', 'core/notices', 'core/customers'],
  'core/metering': ['base', 'platform', 'core/audit', 'core/customers'],
  'core/ledger': ['base', 'platform', 'core/audit', 'core/customers'],
  'core/receipts': ['base', 'platform', 'core/audit', 'core/customers'],
  'core/exchange': ['base', 'platform', 'core/'],
  providers: ['base', 'platform', 'core/'],
  web: ['base', 'platform', 'core/'],
  tasks: ['base', 'platform', 'core/'],
  main: ['base', 'platform', 'core/', 'providers', 'web', 'tasks', 'demo', 'settings'],
}

// The room of a file under src, or undefined for a place that is not on the map.
export function roomOf(path: string): string | undefined {
  const inside = path.replace(/^src\//, '')
  return Object.keys(ways)
    .filter((room) => inside.startsWith(`${room}/`))
    .at(0)
}

// Undefined when the import is allowed, else the reason against it.
export function allowedFloor(path: string, specifier: string): string | undefined {
  if (!path.startsWith('src/')) return undefined
  const from = roomOf(path)
  if (!from) return 'this folder is not on the map'
  if (specifier.startsWith('.')) {
    const target = new URL(specifier, `file:///${path}`).pathname.slice(1)
    return roomOf(target) === from ? undefined : 'a relative import stays within its room'
  }
  const outside = /^#(demo|settings)\//.exec(specifier)?.[1]
  const target = outside ?? roomOf(`src/${specifier.slice(1)}`)
  if (!target) return 'that folder is not on the map'
  if (target === from) return 'within a room imports are relative'
  const allowed = ways[from]?.some((way) =>
    way.endsWith('/') ? target.startsWith(way) : target === way,
  )
  return allowed ? undefined : `${from} may not reach ${target}`
}
