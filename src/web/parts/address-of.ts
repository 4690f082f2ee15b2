import type { Visit } from '../visit.ts'

// The address of the page this visit is at, to come back to after a detour.
export function addressOf({ path, query }: Pick<Visit, 'path' | 'query'>): string {
  const search = new URLSearchParams(query).toString()
  return search ? `${path}?${search}` : path
}
