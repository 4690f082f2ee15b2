import { clockAt } from '#platform/clock.ts'
import type { Database } from '#platform/postgres/database.ts'

// The same in the drill and in its children.
export function returnMeans(db: Database) {
  const clock = clockAt('2019-01-26T02:30:00+12:00')
  return { db, clock, utility: { timeZone: 'Asia/Kamchatka' } }
}
