import { routes } from '../routes.ts'
import type { Visit } from '../visit.ts'

// The address of the page this visit is at, to come back to after a detour.
export function addressOf({ path, query }: Pick<Visit, 'path' | 'query'>): string {
  const search = new URLSearchParams(query).toString()
  return search ? `${path}?${search}` : path
}

// The low-vision panel, which leads back here.
export function viewAddress(visit: Pick<Visit, 'path' | 'query'>): string {
  return `${routes.accessibility}?next=${encodeURIComponent(addressOf(visit))}`
}
