import { ownPath } from '../guards/own-path.ts'
import { routes } from '../routes.ts'
import type { Visit } from '../visit.ts'

type Place = Pick<Visit, 'path' | 'query'>

// The address of the page this visit is at, to come back to after a detour; undefined where it
// would not be taken back, as when somebody made it up and long.
export function wayBack({ path, query }: Place): string | undefined {
  const search = new URLSearchParams(query).toString()
  return ownPath(search ? `${path}?${search}` : path)
}

// A page that leads back here afterwards, where there is a way back.
export function detour(page: string, from: Place): string {
  const next = wayBack(from)
  return next === undefined ? page : `${page}?next=${encodeURIComponent(next)}`
}

// The low-vision panel, which leads back here.
export function viewAddress(visit: Place): string {
  return detour(routes.accessibility, visit)
}
